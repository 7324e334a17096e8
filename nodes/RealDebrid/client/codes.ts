import type { ErrorText } from '../../shared/node/errors';
import type { HttpAnswer } from '../../shared/http/messages';

/** Codes that the node itself acts on. */
export const CODE = {
	missingParameter: 1,
	wrongParameter: 2,
	notFound: 7,
	badToken: 8,
	denied: 9,
	hosterUnavailable: 19,
	tooManyActive: 21,
	alreadyActive: 33,
	infringing: 35,
} as const;

/** The number in an error's `error_code`; answers without one (gateways, a pending sign-in) have none. */
export function errorCode(answer: Pick<HttpAnswer, 'body'>): number | undefined {
	const body = typeof answer.body === 'string' ? parsed(answer.body) : answer.body;
	const code: unknown = (body as { error_code?: unknown } | null | undefined)?.error_code;
	const text = typeof code === 'number' || typeof code === 'string' ? String(code).trim() : '';
	return /^-?\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function parsed(text: string): unknown {
	if (!text.trimStart().startsWith('{')) return undefined;
	const code = /"error_code"\s{0,9}:\s{0,9}"?(-?\d{1,4})/.exec(text)?.[1];
	return code === undefined ? undefined : { error_code: Number(code) };
}

const text = (message: string, description: string): ErrorText => ({ message, description });

const SECOND_FACTOR = text(
	'Real-Debrid wants a second factor for this sign-in',
	'Connect with the code flow of the Real-Debrid OAuth2 credential, which never asks for your password.',
);
const HOSTER_LATER = 'Try again later, or use another hoster. Host: Get Status tells which ones are up.';

/** All codes of the API document, "List of numeric error codes". */
const WORDS_OF_CODE: Record<number, ErrorText> = {
	[-1]: text('Real-Debrid has a problem of its own', 'Nothing is wrong with your workflow. Run it again in a few minutes.'),
	1: text('Real-Debrid misses a value in the request', 'Fill in the required fields of the node, or check the expressions in them.'),
	2: text(
		'Real-Debrid does not accept one of the values',
		'Check the values in the node: ids must come from the same list that the operation works on.',
	),
	3: text(
		'Real-Debrid does not know this id or address',
		'Check the id: it has 13 letters and digits. If every operation fails, check the API URL in the credential.',
	),
	4: text(
		'Real-Debrid does not offer this action',
		'Check the API URL in the credential; something in between may have changed the request.',
	),
	5: text('Real-Debrid asks to slow down', 'Run the workflow again in a minute, and less often.'),
	6: text('Real-Debrid could not reach the source of this file', 'Try again later; if it stays, the source is gone.'),
	7: text('Real-Debrid does not know this entry', 'It was deleted, or its id is mistyped or belongs to another account.'),
	8: text(
		'Real-Debrid does not accept the sign-in of this credential',
		'Open the credential and connect again, or copy the API token again from real-debrid.com/apitoken.',
	),
	9: text(
		'Real-Debrid does not allow this to the account or token of the credential',
		'Premium may have ended, the account may be locked, or the sign-in covers only links, torrents, downloads and user: settings, traffic and streaming need the API token or an app of your own.',
	),
	10: SECOND_FACTOR,
	11: SECOND_FACTOR,
	12: text('Real-Debrid does not accept this login', 'Connect again with the Real-Debrid OAuth2 credential or with the API token.'),
	13: text(
		'Real-Debrid does not accept this password',
		'Check the password of the link if it has one; to sign in, connect the credential again.',
	),
	14: text('This Real-Debrid account is locked', 'Sign in at real-debrid.com and follow what it says there, or write to its support.'),
	15: text(
		'This Real-Debrid account is not activated',
		'Open the activation mail that Real-Debrid sent, or ask for it again at real-debrid.com.',
	),
	16: text('Real-Debrid does not support this hoster', 'Use a link of a supported hoster: Host: Get Domains lists them.'),
	17: text('This hoster is in maintenance at Real-Debrid', HOSTER_LATER),
	18: text('Your limit for this hoster is reached for today', 'Go on tomorrow, or use another hoster. Traffic: Get shows what is left.'),
	19: text(
		'This hoster is unavailable at Real-Debrid just now',
		'Try again later. For a link that starts with real-debrid.com/d the file is gone from the cache: use Torrent: Repair.',
	),
	20: text('This hoster needs Real-Debrid Premium', 'Extend Premium at real-debrid.com, or use another hoster.'),
	21: text(
		'Too many torrents or downloads are active',
		'Wait until one has finished or delete one; Torrent: Get Active Count shows how many may run.',
	),
	22: text(
		'Real-Debrid refuses the address that your n8n works from',
		'It is a VPN or data centre, or another address used the account a moment ago. Turn on Remote Traffic in the options, or let n8n reach Real-Debrid through your home connection.',
	),
	23: text('The traffic for this hoster is used up', 'Wait for its reset, or use another hoster. Traffic: Get shows when that is.'),
	24: text('The file behind this link is gone', 'Find another link; this one will not work again.'),
	25: text('Real-Debrid is unavailable just now', 'Run the workflow again in a few minutes.'),
	26: text('The upload is too big for Real-Debrid', 'Send a smaller file, or add a torrent by its magnet link.'),
	27: text('Real-Debrid could not take the upload', 'Run it again; if it stays, check that the binary field holds the right file.'),
	28: text('Real-Debrid does not take this kind of file', 'Send a .torrent file, or a container of the types RSDF, CCF, CCF3 or DLC.'),
	29: text('This torrent is too big for Real-Debrid', 'Use a smaller one; Torrent: Get Available Hosts shows the largest size.'),
	30: text('Real-Debrid cannot read this torrent file', 'Check that the binary field holds a .torrent file, or add its magnet link.'),
	31: text('This was already done', 'Nothing needs to be done; go on.'),
	32: text('Real-Debrid cannot use this picture', 'Send a JPEG, PNG or GIF within the size limits shown at real-debrid.com.'),
	33: text('This torrent is already active in the account', 'Nothing needs to be added: find it with Torrent: Get Many.'),
	34: text(
		'Real-Debrid asks to wait: too many requests were made',
		'Run the workflow again later. Other programs on the same account count too.',
	),
	35: text(
		'Real-Debrid refuses this file just now',
		'It marks it as infringing, but such refusals are often a pause of the whole account and end by themselves. Try again in a few minutes.',
	),
	36: text('The fair-use limit of the account is reached', 'Go on tomorrow: Real-Debrid caps the traffic of a day.'),
	37: text('Real-Debrid has switched this function off', 'Use another operation; Check If Cached replaces the old availability check.'),
};

const INVALID_PASSWORD_OF_LINK = text(
	'Real-Debrid could not open this link with its password',
	'Correct the password in the options of the node.',
);

const NO_FILES = text(
	'Real-Debrid got no files to select for this torrent',
	'Fill in Files: "all", or ids separated by commas as Torrent: Get lists them.',
);
const WRONG_FILES = text(
	'Real-Debrid does not accept this selection of files',
	'Take the ids from the files that Torrent: Get lists for this torrent, or give "all". A magnet has no files until its status is waiting_files_selection.',
);
const NO_FOLDER = text(
	'Real-Debrid does not open this link as a folder',
	'Use Link: Unrestrict Link for a link of a single file. Host: Get Folder Patterns lists the folder links that are supported.',
);

/** @param path of the call: a code may mean something of its own there */
export function wordsOfCode(code: number, path = ''): ErrorText | undefined {
	if (code === 13 && path.startsWith('/unrestrict')) return INVALID_PASSWORD_OF_LINK;
	if (code === 16 && path.startsWith('/unrestrict/folder')) return NO_FOLDER;
	if (path.startsWith('/torrents/selectFiles/')) {
		if (code === CODE.missingParameter) return NO_FILES;
		if (code === CODE.wrongParameter) return WRONG_FILES;
	}
	return WORDS_OF_CODE[code];
}

/** For answers without a code. */
export const WORDS_OF_STATUS: Record<number, ErrorText | undefined> = {
	401: WORDS_OF_CODE[8],
	403: WORDS_OF_CODE[9],
	404: WORDS_OF_CODE[7],
	451: WORDS_OF_CODE[35],
	509: WORDS_OF_CODE[21],
};

/** Numbers of all known codes, for the test that none is forgotten. */
export const KNOWN_CODES = Object.keys(WORDS_OF_CODE).map(Number);
