import { htmlText } from '../../../shared/util/htmlText';
import type { Language } from './language';
import type { Named, Notice } from './notice';

/** The message as plain text: for Telegram and every other chat. */
export function asPlainText(notice: Notice, language: Language): string {
	const { head, details, ending } = partsOf(notice, language);
	return bounded([head.route + language.colon + head.counts, ...ending, ...details.map(({ text }) => text)]).join('\n');
}

/** Telegram refuses a message of more than 4,096 characters. */
const MOST_CHARACTERS = 3800;

/** Leaves out lines from where the message would be too long; a single line is cut. */
function bounded(lines: string[]): string[] {
	let left = MOST_CHARACTERS;
	const kept: string[] = [];
	for (const line of lines) {
		left -= line.length + 1;
		if (left < 0) return [...kept, '…'];
		kept.push(line);
	}
	return kept;
}

/** The message as Markdown: for Slack, Discord, Matrix, ntfy. */
export function asMarkdown(notice: Notice, language: Language): string {
	const { head, details, ending } = partsOf(notice, language, markdownText);
	const lines = details.map(({ heading, text, rest }) => `- ${heading === undefined ? text : `**${heading}**${language.colon}${rest}`}`);
	return [`**${head.route}**${language.colon}${head.counts}`, ...ending, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** The message as HTML: for mail. */
export function asHtml(notice: Notice, language: Language): string {
	const { head, details, ending } = partsOf(notice, language, htmlText);
	const lines = details.map(
		({ heading, text, rest }) => `<li>${heading === undefined ? text : `<b>${heading}</b>${language.colon}${rest}`}</li>`,
	);
	const list = lines.length === 0 ? '' : `<ul>${lines.join('')}</ul>`;
	return [`<p><b>${head.route}</b>${language.colon}${head.counts}</p>`, ...ending.map((line) => `<p>${line}</p>`), list].join('');
}

interface Parts {
	head: { route: string; counts: string };
	details: Array<{ heading?: string; rest: string; text: string }>;
	ending: string[];
}

/** @param safe makes text of a title or a service harmless in the layout */
function partsOf(notice: Notice, language: Language, safe: (text: string) => string = (text) => text): Parts {
	const { counts, dryRun, moreProblems, problems, unchanged } = notice;
	const told = counts.map(([what, count]) => language.counts[what](count)).join(language.comma);
	const named = notice.named.map((one) => {
		const heading = language.headings[one.heading];
		const rest = namedTitles(one, language, safe);
		return { heading, rest, text: heading + language.colon + rest };
	});
	const others = problems.map((problem) => safe(shortened(language.sentence(problem), MOST_OF_SENTENCE)));
	if (moreProblems > 0) others.push(language.moreProblems(moreProblems));
	return {
		head: {
			route: safe(shortened(language.route(notice.route), MOST_OF_SENTENCE)) + (dryRun ? language.dryRun : ''),
			counts: unchanged ? language.nothingNew : told || language.noTitles,
		},
		details: [...(unchanged ? [] : named), ...others.map((text) => ({ rest: text, text }))],
		ending: dryRun && !unchanged ? [language.howToGoOn] : [],
	};
}

function namedTitles({ titles, more, reason }: Named, language: Language, safe: (text: string) => string): string {
	const names =
		titles.map((media) => safe(shortened(language.title(media), MOST_OF_TITLE))).join(language.comma) +
		(more > 0 ? language.more(more) : '');
	return reason === undefined ? names : `${names} – ${safe(shortened(language.sentence(reason), MOST_OF_SENTENCE))}`;
}

const MOST_OF_TITLE = 100;
const MOST_OF_SENTENCE = 400;

const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

const markdownText = (text: string): string => text.replace(/[\\`*_[\]<>|~#]/g, '\\$&');
