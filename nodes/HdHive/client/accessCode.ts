/**
 * What an access code is called, the surest names first: "密码" alone may be that of an archive. Between the name
 * and the code stand colons, dashes, brackets, "is".
 */
const SPOKEN: readonly RegExp[] = [
	/(?:访问码|訪問碼|提取码|提取碼|取件码)[\s:=\-–—是为為【[(「『“"'《|>]{0,8}([a-z0-9](?:[a-z0-9_-]{0,30}[a-z0-9])?)(?![a-z0-9_-])(?!:\/\/)/gi,
	/(?:密码|密碼|口令|pwd|passcode|password|access code|code)[\s:=\-–—是为為【[(「『“"'《|>]{0,8}([a-z0-9](?:[a-z0-9_-]{0,30}[a-z0-9])?)(?![a-z0-9_-])(?!:\/\/)/gi,
];

/** "解压密码" opens the archive, not the share. */
const OF_AN_ARCHIVE = /(?:解[压壓缩縮]|压缩包|壓縮包|unzip|zip|rar)\s?$/i;

const NO_CODE = /^(?:null|none|undefined|https?|magnet|ed2k|no|nil)$/i;

/**
 * The access code that a text names ("访问码：kd19", "提取码ab12", "pwd=x1y2"); '' when it names none.
 *
 * @param text with full-width letters and signs already made plain
 */
export function spokenCode(text: string): string {
	for (const pattern of SPOKEN) {
		for (const found of text.matchAll(pattern)) {
			const code = found[1] ?? '';
			if (NO_CODE.test(code) || OF_AN_ARCHIVE.test(text.slice(Math.max(0, found.index - 6), found.index))) continue;
			return code;
		}
	}
	return '';
}

/** What the field `access_code` holds: the code itself, or words around it. */
export function givenCode(field: string): string {
	const text = field.trim();
	if (/^[\x21-\x7e]+$/.test(text)) return spokenCode(text) || (NO_CODE.test(text) ? '' : text);
	return spokenCode(text) || (/^[a-z0-9][a-z0-9_-]{0,31}(?=[^a-z0-9_-])/i.exec(text)?.[0] ?? '');
}
