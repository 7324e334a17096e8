/** Sentences of Media Sync that stand in a message, with what changes in them as `{name}`. */
const SENTENCES: ReadonlyArray<readonly [english: string, chinese: string]> = [
	['It has no TMDB number', '没有 TMDB 编号'],
	['It has no TMDB number, and Look Up With is off', '没有 TMDB 编号，且 Look Up With 已关闭'],
	['It has no TMDB number, and Seerr knows titles by that alone', '没有 TMDB 编号，而 Seerr 只认 TMDB 编号'],
	['It has no ID that Trakt could know', '没有 Trakt 能识别的编号'],
	['{service} finds no title with its IDs', '{service} 用它的编号找不到任何条目'],
	['TMDB does not know it any longer, and Seerr takes titles by their TMDB number', 'TMDB 已删除它，而 Seerr 按 TMDB 编号接收'],
	['It stands on the blocklist of Seerr', '在 Seerr 的屏蔽列表中'],
	['It was declined in Seerr. Request Declined Titles asks again', '在 Seerr 中已被拒绝；开启 Request Declined Titles 可再次请求'],
	['It was deleted from the library. Request Deleted Titles asks again', '已从媒体库删除；开启 Request Deleted Titles 可再次请求'],
	['Seerr knows no season of it yet', 'Seerr 还不知道它的任何一季'],
	['Another run asked for it at the same moment', '另一个运行同时请求了它'],
	['TMDB has no TVDB number of it, and without one Seerr passes no show on', 'TMDB 没有它的 TVDB 编号，Seerr 因此无法转交'],
	['This MoviePilot takes no specials: it would subscribe to season 1', '这个 MoviePilot 不接受特别篇：它会订阅第 1 季'],
	['It has specials only, which MoviePilot does not take', '只有特别篇，MoviePilot 不接受'],
	[
		'MoviePilot knows no season of it at the moment: none is announced, or its own source is out of reach',
		'MoviePilot 暂时不知道它的任何一季：尚未公布，或它的数据源无法访问',
	],
	[
		'MoviePilot does not recognise its TMDB number at the moment: TMDB has it no longer, or is out of reach',
		'MoviePilot 暂时无法识别它的 TMDB 编号：TMDB 已删除，或无法访问',
	],
	['Sonarr knows no season {season} of it yet', 'Sonarr 还不知道它的第 {season} 季'],
	['You have watched it, by your Trakt history', '按 Trakt 历史记录，你已看过'],
	['It is on {service} in {country}: it is added when it leaves', '在 {country} 的 {service} 上可看：下架后添加'],
	['It has left {service} in {country}', '已从 {country} 的 {service} 下架'],
	[
		'Nothing that was watched was taken off: {watched} of {titles} titles would go, more than the {percent} % that Max Removal Percent allows. If that is right, raise it for one run.',
		'没有取下看过的内容：{titles} 部中有 {watched} 部将被取下，超过 Max Removal Percent 允许的 {percent}%。如果这没有错，请为一次运行调高它。',
	],
	['Nothing was removed, because not every list could be read.', '没有移除任何内容，因为并非每个列表都能读取。'],
	[
		'Nothing was removed, because the source has become empty. If that is right, remove the titles in the target yourself.',
		'没有移除任何内容，因为来源变空了。如果这没有错，请自行在目标中移除。',
	],
	[
		'Nothing was removed: {leaving} of {managed} titles would go, more than the {percent} % that Max Removal Percent allows. If that is right, raise it for one run.',
		'没有移除任何内容：{managed} 部中有 {leaving} 部将被移除，超过 Max Removal Percent 允许的 {percent}%。如果这没有错，请为一次运行调高它。',
	],
	[
		'Nothing was removed, because the {from} announces more entries than it sends.',
		'没有移除任何内容，因为 {from} 公布的条目多于实际给出的条目。',
	],
	['And {count} more conflicts', '还有 {count} 个冲突'],
	['Conflict about {title}: {reason}', '{title} 有冲突：{reason}'],
	['{count} more titles of the run are not remembered: take them back by hand', '该运行还有 {count} 部没有记录：请手动撤销'],
];

/** The English sides of the table: a test holds each to a sentence that the package says. */
export const translatedSentences: readonly string[] = SENTENCES.map(([english]) => english);

const PATTERNS = SENTENCES.map(([english, chinese]) => ({
	parts: english.split(/\{\w+\}/),
	names: [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
	chinese,
}));

/** @returns the sentence in Chinese, or as it is when the table has none for it: services' own words stay theirs */
export function chineseSentence(english: string): string {
	for (const { parts, names, chinese } of PATTERNS) {
		const values = between(english, parts);
		if (values === undefined) continue;
		return names.reduce((text, name, index) => text.replace(`{${name}}`, () => chineseSentence(values[index] ?? '')), chinese);
	}
	return english;
}

/** What stands between the fixed parts of a sentence; undefined when it is another sentence. */
function between(text: string, [first = '', ...others]: string[]): string[] | undefined {
	if (others.length === 0) return text === first ? [] : undefined;
	if (!text.startsWith(first)) return undefined;
	const values: string[] = [];
	let at = first.length;
	for (const [index, part] of others.entries()) {
		const isLast = index === others.length - 1;
		const next = isLast ? text.length - part.length : text.indexOf(part, at);
		if (next < at || !text.startsWith(part, next)) return undefined;
		values.push(text.slice(at, next));
		at = next + part.length;
	}
	return values;
}
