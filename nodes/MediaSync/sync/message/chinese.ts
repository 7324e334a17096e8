import type { Media } from '../../../shared/media/identity';
import { chineseSentence } from './chineseSentences';
import type { Language } from './language';

export const chinese: Language = {
	counts: {
		added: (count) => `已添加 ${count} 部`,
		wouldAdd: (count) => `将添加 ${count} 部`,
		passedOn: (count) => `已传给下一个节点 ${count} 部`,
		alreadyThere: (count) => `已存在 ${count} 部`,
		withoutNumber: (count) => `没有 TMDB 编号 ${count} 部`,
		notFound: (count) => `未找到 ${count} 部`,
		skipped: (count) => `已跳过 ${count} 部`,
		failed: (count) => `失败 ${count} 部`,
		removed: (count) => `已移除 ${count} 部`,
		toRemove: (count) => `待移除 ${count} 部`,
		takenOff: (count) => `已从列表取下 ${count} 部`,
		wouldTakeOff: (count) => `将从列表取下 ${count} 部`,
		waiting: (count) => `等待中 ${count} 部`,
		conflicts: (count) => `有冲突 ${count} 部`,
		notRemoved: (count) => `无法移除 ${count} 部`,
	},
	headings: { added: '已添加', wouldAdd: '将添加', failed: '失败', removed: '已移除', notFound: '未找到' },
	comma: '、',
	colon: '：',
	nothingNew: '没有新内容',
	noTitles: '没有影片或剧集',
	dryRun: '（试运行）',
	howToGoOn: '没有做任何更改。要真正执行，请在节点中关闭 Dry Run。',
	more: (count) => `，还有 ${count} 部`,
	moreProblems: (count) => `还有 ${count} 条`,
	route,
	title,
	sentence: chineseSentence,
};

const NAMES: Record<string, string> = {
	'Trakt watchlist': 'Trakt 想看列表',
	'Trakt favorites': 'Trakt 收藏夹',
	'Trakt collection': 'Trakt 片库',
	'Trakt ratings': 'Trakt 评分',
	'Trakt lists': 'Trakt 列表',
	'TMDB watchlist': 'TMDB 想看列表',
	'TMDB favorites': 'TMDB 收藏夹',
	'input items': '输入的条目',
	'next node': '下一个节点',
};

function route(english: string): string {
	const undo = english.startsWith('Undo of ');
	const named = english.replace(/^Undo of /, '').replace(/[^→⇄;]+/g, (part) => {
		const name = part.trim();
		return part.replace(name, () => NAMES[name] ?? name);
	});
	return undo ? `撤销 ${named}` : named;
}

function title({ title: name, year, season, episode }: Media): string {
	const parts = [
		year === undefined ? '' : `（${year}）`,
		season === undefined ? '' : `第 ${season} 季`,
		episode === undefined ? '' : `第 ${episode} 集`,
	];
	return name + parts.join('');
}
