import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { summarise, type SummaryFacts } from '../../../nodes/MediaSync/sync/summary';
import type { Outcome, Result } from '../../../nodes/MediaSync/sync/titles';
import { languageOf } from '../../../nodes/MediaSync/sync/message/language';
import { translatedSentences } from '../../../nodes/MediaSync/sync/message/chineseSentences';

const result = (outcome: Outcome, title: string, more: Partial<Result> = {}): Result => ({
	outcome,
	media: { type: 'movie', title, year: 1995, ids: { tmdb: 949 } },
	source: 'watchlist',
	target: 'MoviePilot',
	...more,
});

const summary = (language: string, results: Result[], more: Partial<SummaryFacts> = {}) =>
	summarise(
		{
			results,
			route: 'Trakt watchlist → MoviePilot',
			unchanged: false,
			dryRun: false,
			requests: 9,
			durationMs: 12,
			problems: [],
			...more,
		},
		languageOf(language),
	);

const night = [
	result('added', 'Heat'),
	result('inLibrary', 'Ronin'),
	result('failed', 'Tom & <Jerry>', { reason: 'It has no TMDB number' }),
	result('notFound', 'Gone_', { reason: 'TMDB finds no title with its IDs' }),
];

it('is Chinese throughout when Chinese is chosen', () => {
	expect(summary('zh', night).message).toBe(
		[
			'Trakt 想看列表 → MoviePilot：已添加 1 部、已存在 1 部、未找到 1 部、失败 1 部',
			'已添加：Heat（1995）',
			'失败：Tom & <Jerry>（1995） – 没有 TMDB 编号',
			'未找到：Gone_（1995） – TMDB 用它的编号找不到任何条目',
		].join('\n'),
	);
	expect(summary('zh', [result('planned', 'Heat')], { dryRun: true }).message).toBe(
		'Trakt 想看列表 → MoviePilot（试运行）：将添加 1 部\n没有做任何更改。要真正执行，请在节点中关闭 Dry Run。\n将添加：Heat（1995）',
	);
	expect(summary('zh', [], { unchanged: true }).message).toBe('Trakt 想看列表 → MoviePilot：没有新内容');
});

it('follows the locale of n8n unless a language is chosen', () => {
	const chinese = languageOf('zh');
	for (const locale of ['zh', 'zh-CN', 'zh_Hans', 'ZH-tw']) expect(languageOf('auto', locale)).toBe(chinese);
	for (const locale of ['', 'en', 'de', 'zhx']) expect(languageOf(undefined, locale)).not.toBe(chinese);
	expect(languageOf('en', 'zh')).not.toBe(chinese);
});

it('comes as Markdown and HTML in which no title can change the layout', () => {
	const { html, markdown } = summary('en', night, { problems: ['<b>Broken</b> *list*'] });
	expect(html).toBe(
		'<p><b>Trakt watchlist → MoviePilot</b>: 1 added, 1 already there, 1 not found, 1 failed</p><ul>' +
			'<li><b>Added</b>: Heat (1995)</li>' +
			'<li><b>Failed</b>: Tom &amp; &lt;Jerry&gt; (1995) – It has no TMDB number</li>' +
			'<li><b>Not found</b>: Gone_ (1995) – TMDB finds no title with its IDs</li>' +
			'<li>&lt;b&gt;Broken&lt;/b&gt; *list*</li></ul>',
	);
	expect(markdown).toContain('- **Failed**: Tom & \\<Jerry\\> (1995)');
	expect(markdown).toContain('- **Not found**: Gone\\_ (1995)');
	expect(markdown).toContain('\\<b\\>Broken\\</b\\> \\*list\\*');
});

it('fits a chat whatever went wrong', () => {
	const reasons = fc.string({ maxLength: 5000, unit: 'grapheme' });
	const many = fc.record({ problems: fc.array(reasons, { maxLength: 40 }), reason: reasons, language: fc.constantFrom('en', 'zh') });
	fc.assert(
		fc.property(many, ({ language, problems, reason }) => {
			const failed = Array.from({ length: 30 }, (_, index) =>
				result('failed', `${index} ${'x'.repeat(500)}`, { reason: `${reason}${index % 7}` }),
			);
			expect(summary(language, failed, { problems }).message.length).toBeLessThan(4000);
		}),
	);
});

it('every translated sentence is one that the package says', () => {
	const sources = filesUnder(join(__dirname, '../../../nodes'))
		.filter((file) => file.endsWith('.ts') && !file.includes('/message/'))
		.map((file) => readFileSync(file, 'utf8').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}'))
		.join('\n');
	const unsaid = translatedSentences.filter((sentence) => !sources.includes(sentence.replace(/\{\w+\}/g, '{}')));
	expect(unsaid).toEqual([]);
});

const filesUnder = (folder: string): string[] =>
	readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesUnder(path) : [path];
	});
