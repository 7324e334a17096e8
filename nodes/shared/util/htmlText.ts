/** No title or message is longer; what is would hold n8n up, six signs for each of its own. */
const LONGEST = 100_000;

/** Text as HTML shows it, nothing in it alive. */
export const htmlText = (text: string): string =>
	text
		.slice(0, LONGEST)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
