import type { Language } from './html';

/** What the pages without a script say; the app has its own words in `web/js/words.mjs`. */
export function pageTexts(language: Language) {
	return language === 'zh' ? ZH : EN;
}

const EN = {
	app: { name: 'Media Panel', short_name: 'Panel' },
	signIn: {
		title: 'Media Panel',
		paragraphs: ['Enter the key of the Media Panel Trigger in n8n: the one in its WatchFlow Key credential.'],
		button: 'Sign in',
	},
	signedIn: { title: 'Signed in', paragraphs: [] as string[], link: 'Open the panel' },
	wrongKey: 'The key is wrong.',
	tooMany: 'Too many wrong keys. Wait a minute and try again.',
	flush: {
		title: 'Empty the cache',
		paragraphs: ['Everything is read again from Trakt and TMDB when it is next looked at.'],
		button: 'Empty the cache',
	},
	flushed: { title: 'The cache is empty', paragraphs: ['You can go back to the panel.'] },
	testAddress: {
		title: 'This is the test address',
		paragraphs: [
			'The panel works at its production address. Publish the workflow, then open the Production URL of the Media Panel Trigger.',
		],
	},
	noKey: (shortest: number) => ({
		title: 'Config Error',
		paragraphs: [
			'The Media Panel Trigger has no key, or one that is too short.',
			`Choose a WatchFlow Key credential with a key of at least ${shortest} characters on the node in n8n, publish the workflow, and open this page again.`,
		],
	}),
};

const ZH: typeof EN = {
	app: { name: '影视面板', short_name: '影视' },
	signIn: {
		title: '影视面板',
		paragraphs: ['请输入 n8n 中 Media Panel Trigger 节点的密钥（WatchFlow Key 凭据中的密钥）。'],
		button: '登录',
	},
	signedIn: { title: '已登录', paragraphs: [], link: '打开面板' },
	wrongKey: '密钥不正确。',
	tooMany: '错误次数过多，请一分钟后再试。',
	flush: { title: '清空缓存', paragraphs: ['清空后，下次查看时会重新从 Trakt 和 TMDB 读取。'], button: '清空缓存' },
	flushed: { title: '缓存已清空', paragraphs: ['可以返回面板了。'] },
	testAddress: {
		title: '这是测试地址',
		paragraphs: ['面板只能通过正式地址使用。请发布工作流，然后打开 Media Panel Trigger 的 Production URL。'],
	},
	noKey: (shortest: number) => ({
		title: '配置错误（Config Error）',
		paragraphs: [
			'Media Panel Trigger 没有设置面板密钥，或密钥太短。',
			`请在 n8n 的节点上选择密钥至少 ${shortest} 个字符的 WatchFlow Key 凭据，发布工作流，再打开本页。`,
		],
	}),
};
