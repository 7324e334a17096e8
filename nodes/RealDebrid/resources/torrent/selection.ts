import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { linearPattern, type LinearPattern } from '../../../shared/util/pattern/linearPattern';
import { patternOrError } from '../../../shared/util/pattern/tree';
import { asText } from '../../../shared/util/text';
import type { TorrentFile } from '../../client/torrent';

/** Which files of a torrent are wanted. Sizes in bytes, 0 for no limit. */
export interface SelectionRules {
	mode: 'all' | 'video' | 'largest';
	include?: LinearPattern;
	exclude?: LinearPattern;
	minBytes: number;
	maxBytes: number;
	keepSubtitles: boolean;
	dropSamples: boolean;
}

const MB = 1024 * 1024;

const VIDEO = /\.(3gp|asf|avi|divx|flv|iso|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|ogm|rmvb|ts|vob|webm|wmv)$/i;
const SUBTITLES = /\.(ass|idx|smi|srt|ssa|sub|sup|vtt)$/i;
const SAMPLE = /(^|[^a-z])sample([^a-z]|$)/i;

/** A sample is small beside the real thing; a film may have the word in its title. */
const SAMPLE_SHARE = 0.2;

/** @throws InputError for a pattern that does not compile */
export function readRules(mode: string, options: IDataObject): SelectionRules {
	return {
		mode: mode as SelectionRules['mode'],
		include: pattern(options.include, 'Include Files'),
		exclude: pattern(options.exclude, 'Exclude Files'),
		minBytes: Number(options.minSize ?? 0) * MB,
		maxBytes: Number(options.maxSize ?? 0) * MB,
		keepSubtitles: options.keepSubtitles === true,
		dropSamples: options.dropSamples !== false,
	};
}

function pattern(value: unknown, field: string): LinearPattern | undefined {
	const source = plain(asText(value).trim());
	if (source === '') return undefined;
	const read = patternOrError(() => linearPattern(source, 'i'));
	if (!(read instanceof Error)) return read;
	const problem = `is not a valid regular expression: ${read.message}`;
	throw new InputError(field, problem, 'Write for example s01e0[1-3] or \\.mkv$ without slashes around it.');
}

/** Names made on a Mac hold letters and their accents apart. */
const plain = (path: string): string => path.normalize('NFC');

/**
 * The files that fit the rules, in the torrent's order. Subtitles that are kept pass the mode and the
 * sizes, which would otherwise always drop them; patterns apply to them too.
 */
export function chooseFiles(files: TorrentFile[], rules: SelectionRules): TorrentFile[] {
	const allowed = files.filter(({ path }) => rules.include?.test(plain(path)) !== false && rules.exclude?.test(plain(path)) !== true);
	const largest = Math.max(0, ...allowed.map(({ bytes }) => bytes));
	const isSample = ({ path, bytes }: TorrentFile) => rules.dropSamples && SAMPLE.test(path) && bytes < largest * SAMPLE_SHARE;
	const fitting = allowed.filter((file) => fits(file, rules) && !isSample(file));
	const main = rules.mode === 'largest' ? fitting.filter(({ bytes }) => bytes === maxBytes(fitting)).slice(0, 1) : fitting;
	if (main.length === 0 || !rules.keepSubtitles) return main;
	return allowed.filter((file) => main.includes(file) || SUBTITLES.test(file.path));
}

function fits({ path, bytes }: TorrentFile, rules: SelectionRules): boolean {
	if (rules.mode === 'video' && !VIDEO.test(path)) return false;
	return bytes >= rules.minBytes && (rules.maxBytes === 0 || bytes <= rules.maxBytes);
}

const maxBytes = (files: TorrentFile[]): number => Math.max(...files.map(({ bytes }) => bytes));

/** "all" where everything was chosen, else the ids. */
export function selectionText(files: TorrentFile[], chosen: TorrentFile[]): string {
	return chosen.length === files.length ? 'all' : chosen.map(({ id }) => id).join(',');
}
