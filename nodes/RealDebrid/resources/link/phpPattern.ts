import { linearPattern, type LinearPattern } from '../../../shared/util/pattern/linearPattern';
import { PatternError } from '../../../shared/util/pattern/tree';

/** PHP takes any mark for a delimiter; brackets are closed by their counterparts. */
const CLOSING: Readonly<Record<string, string | undefined>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/**
 * Reads a pattern as PHP writes it: `/…/i`, `#…#`, `~…~u`, `{…}`. One without delimiters is taken as it is. Capitals
 * and small letters are the same, as hosters' addresses are written either way.
 *
 * @throws PatternError for what cannot be matched here
 */
export function phpPattern(literal: string): LinearPattern {
	const text = literal.trim();
	const [source, flags] = parts(text) ?? [text, ''];
	if (source === '') throw new PatternError('it is empty');
	return linearPattern(source, flags.includes('i') ? flags : `${flags}i`);
}

function parts(text: string): [source: string, flags: string] | undefined {
	const opening = text.charAt(0);
	if (/^[a-z0-9\\]?$/i.test(opening)) return undefined;
	const closing = CLOSING[opening] ?? opening;
	const end = text.lastIndexOf(closing);
	const flags = text.slice(end + 1).trimEnd();
	if (end <= 0 || !/^[a-zA-Z]*$/.test(flags)) return undefined;
	return [text.slice(1, end), flags];
}
