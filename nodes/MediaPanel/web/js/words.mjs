/** Everything that is said, in both languages. `{name}` is filled in. */
const WORDS = {
	en: {
		schedule: 'Schedule', mine: 'Mine', discover: 'Discover', tabs: 'Views',
		today: 'Today', tomorrow: 'Tomorrow', now: 'On air', premiere: 'Premiere', episodes: '{n} episodes', oneEpisode: '1 episode',
		upNext: 'Continue watching', history: 'History', watchlist: 'Watchlist', favorites: 'TMDB favorites', left: '{n} left',
		trending: 'Trending', movies: 'Popular movies', shows: 'Popular shows', search: 'Search movies and shows', results: 'Results',
		movie: 'Movie', show: 'Show', more: 'More for {title}', close: 'Close', clear: 'Clear',
		addToList: 'Add to watchlist', removeFromList: 'Remove from watchlist', markWatched: 'Mark as watched', watchedAgain: 'Watched again',
		markEpisode: 'Mark {code} as watched', markSeason: 'Mark season as watched', sendToSync: 'Send to sync target', send: 'Send to sync', details: 'Details',
		rate: 'Rate {n} of 10', rating: 'Your rating', unrate: 'Remove rating',
		added: 'Added to your watchlist', removed: 'Removed from your watchlist', watched: 'Marked as watched', undone: 'Taken back',
		rated: 'Rated {n} of 10', unrated: 'Rating removed', sent: 'Sent to the workflow', undo: 'Undo', failed: 'Not done: {message}',
		overview: 'Overview', noOverview: 'There is no description yet.', where: 'Where to watch', nowhere: 'No offers known in {region}.',
		stream: 'Stream', rent: 'Rent', buy: 'Buy', justWatch: 'Data from JustWatch through TMDB.', seasons: 'Seasons', season: 'Season {n}', specials: 'Specials',
		watchedOf: '{a} of {b} watched', minutes: '{n} min', onTmdb: 'Open at TMDB', isWatched: 'Watched', ofTen: '{n} of 10 at TMDB',
		emptySchedule: 'Nothing airs this week', emptyScheduleText: 'Shows that you watch, or put on your watchlist, appear here when an episode airs.',
		emptyMine: 'Nothing here yet', emptyMineText: 'Add a title to your watchlist, or mark an episode as watched.',
		emptyPart: 'Nothing here yet.', favoritesMissing: 'TMDB did not give your favorites just now.', noResults: 'Nothing found for “{query}”',
		noResultsText: 'Try a shorter part of the title, or its original name.', goDiscover: 'Discover something',
		configTitle: 'Config Error', configText: 'A setting of the panel is wrong or missing. In n8n, open the Media Panel Trigger and check its credentials:',
		configSteps: ['Trakt: the Client ID, and that it is connected.', 'TMDB: the API Read Access Token (the long one).', 'Then publish the workflow and try again.'],
		authTitle: 'Auth Failed', authText: 'The sign-in at {service} has ended. To connect again:',
		authSteps: ['In n8n, open the {service} credential of the Media Panel Trigger.', 'Press Connect (or Retry, with a device code) and allow access.', 'Come back and try again.'],
		keyTitle: 'Signed out', keyText: 'The panel key has changed, or you were away for long. Close the panel, open it again and sign in.',
		limitTitle: 'One moment', limitText: 'There were too many requests. Wait a minute and try again.',
		offlineTitle: 'You are offline', offlineText: 'n8n cannot be reached. What you have seen before stays here.', offlineNote: 'Offline. Showing what was read before.',
		otherTitle: 'That did not work', retry: 'Try again', reload: 'Read again', loading: 'Loading', flush: 'Empty the cache', flushed: 'Cache emptied',
	},
	zh: {
		schedule: '日程', mine: '我的', discover: '发现', tabs: '视图',
		today: '今天', tomorrow: '明天', now: '正在播出', premiere: '首播', episodes: '{n} 集', oneEpisode: '1 集',
		upNext: '继续观看', history: '观看记录', watchlist: '想看', favorites: 'TMDB 收藏', left: '剩余 {n} 集',
		trending: '热门趋势', movies: '流行电影', shows: '流行剧集', search: '搜索电影和剧集', results: '结果',
		movie: '电影', show: '剧集', more: '{title} 的更多操作', close: '关闭', clear: '清除',
		addToList: '加入想看', removeFromList: '移出想看', markWatched: '标记为看过', watchedAgain: '又看了一遍',
		markEpisode: '标记 {code} 为看过', markSeason: '整季标记为看过', sendToSync: '发送到同步目标', send: '发送同步', details: '详情',
		rate: '评 {n} 分（满分 10 分）', rating: '我的评分', unrate: '删除评分',
		added: '已加入想看', removed: '已移出想看', watched: '已标记为看过', undone: '已撤销',
		rated: '已评 {n} 分', unrated: '已删除评分', sent: '已发送到工作流', undo: '撤销', failed: '操作失败：{message}',
		overview: '简介', noOverview: '暂无简介。', where: '在哪里看', nowhere: '{region} 暂无可用平台。',
		stream: '流媒体', rent: '租赁', buy: '购买', justWatch: '数据由 JustWatch 经 TMDB 提供。', seasons: '季', season: '第 {n} 季', specials: '特别篇',
		watchedOf: '已看 {a} / {b}', minutes: '{n} 分钟', onTmdb: '在 TMDB 打开', isWatched: '看过', ofTen: 'TMDB 评分 {n}',
		emptySchedule: '本周没有更新', emptyScheduleText: '你在看或想看的剧集有新一集播出时，会出现在这里。',
		emptyMine: '这里还是空的', emptyMineText: '把影片加入想看，或将一集标记为看过。',
		emptyPart: '这里还是空的。', favoritesMissing: '暂时无法读取 TMDB 收藏。', noResults: '没有找到“{query}”',
		noResultsText: '试试更短的片名，或使用原名。', goDiscover: '去发现',
		configTitle: '配置错误（Config Error）', configText: '面板的某项设置有误或缺失。请在 n8n 中打开 Media Panel Trigger，检查凭据：',
		configSteps: ['Trakt：Client ID 是否正确、是否已连接。', 'TMDB：API Read Access Token（较长的那个）。', '然后发布工作流，再试一次。'],
		authTitle: '登录失效（Auth Failed）', authText: '{service} 的登录已失效。重新连接的方法：',
		authSteps: ['在 n8n 中打开 Media Panel Trigger 的 {service} 凭据。', '点击 Connect（设备码方式点 Retry）并允许访问。', '回到这里再试一次。'],
		keyTitle: '已退出登录', keyText: '面板密钥已更改，或长时间未使用。请关闭面板后重新打开并登录。',
		limitTitle: '请稍候', limitText: '请求过多，请一分钟后再试。',
		offlineTitle: '当前离线', offlineText: '无法连接 n8n。之前看过的内容仍然可用。', offlineNote: '离线，显示的是之前的内容。',
		otherTitle: '出了点问题', retry: '重试', reload: '重新读取', loading: '加载中', flush: '清空缓存', flushed: '缓存已清空',
	},
};

export const settings = JSON.parse(document.getElementById('state').textContent);

/** The words for `name`, with `{…}` filled in. */
export function say(name, values = {}) {
	const words = WORDS[settings.language][name];
	const fillIn = (text) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
	return Array.isArray(words) ? words.map(fillIn) : fillIn(words);
}

const locale = settings.language === 'zh' ? 'zh-CN' : navigator.language;

export const formatDate = (date, options) => new Intl.DateTimeFormat(locale, options).format(date);

/** `S2 E5` */
export const codeOf = ({ season, episode }) => (episode === undefined ? `S${season}` : `S${season} E${episode}`);
