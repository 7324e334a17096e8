const MB = 1_000_000;

/** What has hung readers of texts, or would hang a careless one. */
const PIECES = [
	...['a', '0', '9', ' ', '\t', '\n', '\r\n', '.', ',', ';', ':', '-', '_', '/', '\\', '|', '&', '=', '#', '?', '%', '+', '*', '!'],
	...[
		'(',
		')',
		'[',
		']',
		'{',
		'}',
		'<',
		'>',
		'"',
		"'",
		'`',
		'$',
		'^',
		'@',
		'\u0000',
		'\u200b',
		'\ud800',
		'😀',
		'（',
		'，',
		'：',
		'访',
		'é',
	],
	...['&amp;', '&lt;', '%25', '%3a', '%2e', '%2F', '../', './', '//', ', ', ',;', '[[', '{}', '<a>', '<!--', '${', '\\u0000'],
	...['http', 'http://', 'https://', 'https://a', 'https://a ', 'www.', 'real-debrid.com/d/', 'https://115.com/s/', '?a=', '&pwd='],
	...[
		'magnet:?',
		'magnet:?xt=urn:btih:',
		'&xt=',
		'&dn=',
		'&tr=http://',
		'ed2k://|',
		'|file|',
		'4:info',
		'1:a',
		'd1:a',
		'i1e',
		'l',
		'd',
		'0:',
	],
	...[
		'访问码：',
		'提取码',
		'pwd=',
		'code ',
		'password：a',
		'tt',
		'tt1',
		'nm0',
		'tmdb:',
		'imdb://',
		'com.plexapp.agents.',
		'season',
		's1e',
		'(2020)',
		' (2020',
	],
	...[
		'me/x,',
		'/users/',
		'lists/',
		'a,b\n',
		'"a","b"\n',
		'"",',
		'1-',
		'1,',
		'movie:1,',
		'2020-01-01T',
		'12:',
		'Z',
		'gb',
		'1.',
		'积分',
		'e',
		'E1',
	],
];

/** Beginnings after which a reader looks at the rest as at something of its own. */
const STARTS = [
	'',
	'https://115.com/s/a?',
	'magnet:?xt=urn:btih:',
	'd',
	'{"a":',
	'[',
	'<!doctype html>',
	'https://app.trakt.tv/',
	'tt',
	'"error_code": ',
];

export interface WorstText {
	name: string;
	text(): string;
}

const textOf = (start: string, piece: string): string => start + piece.repeat(Math.ceil((MB - start.length) / piece.length));

export const WORST_TEXTS: WorstText[] = [
	...STARTS.flatMap((start) =>
		PIECES.map((piece) => ({ name: `${JSON.stringify(start)} + ${JSON.stringify(piece)}…`, text: () => textOf(start, piece) })),
	),
	// The same, and then something that spoils it.
	...PIECES.map((piece) => ({ name: `${JSON.stringify(piece)}… + "\u0001x"`, text: () => `${textOf('', piece)}\u0001x` })),
];
