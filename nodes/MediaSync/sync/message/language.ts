import { asText } from '../../../shared/util/text';
import type { Media } from '../../../shared/media/identity';
import type { Counted, Heading } from './notice';
import { english } from './english';
import { chinese } from './chinese';

/** How a message is put in one language. */
export interface Language {
	counts: Record<Counted, (count: number) => string>;
	headings: Record<Heading, string>;
	/** Stands between two counts or titles. */
	comma: string;
	/** Stands between a heading and what it is of. */
	colon: string;
	nothingNew: string;
	noTitles: string;
	dryRun: string;
	/** What a dry run ends with. */
	howToGoOn: string;
	more(count: number): string;
	moreProblems(count: number): string;
	/** "Trakt watchlist → MoviePilot" */
	route(english: string): string;
	title(media: Media): string;
	/** A sentence of the package; as it is where the language has none for it. */
	sentence(english: string): string;
}

/**
 * @param locale n8n's own, such as "zh-CN", for "auto"
 */
export function languageOf(name: unknown, locale = ''): Language {
	const wanted = name === undefined || name === 'auto' ? locale : asText(name);
	return /^zh\b/i.test(wanted.replace('_', '-')) ? chinese : english;
}
