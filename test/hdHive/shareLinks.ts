import type { LinkAnswer } from '../../nodes/HdHive/client/shareLink';

/** A share as its host writes it. */
export interface Share {
	host: string;
	/** The part that must never be lost. */
	id: string;
	url: string;
	/** The address with a code in it; the same as `url` where the host takes none. */
	withCode: (code: string) => string;
}

const plain = (host: string, url: string, id: string, parameter?: string): Share => ({
	host,
	id,
	url,
	withCode: (code) => (parameter === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}${parameter}=${code}`),
});

/** @param id letters, digits, `-` and `_` */
export const SHARES: ReadonlyArray<(id: string) => Share> = [
	(id) => plain('115', `https://115.com/s/${id}`, id, 'password'),
	(id) => plain('115', `https://115cdn.com/s/${id}`, id, 'password'),
	(id) => plain('115', `https://anxia.com/s/${id}`, id, 'password'),
	(id) => plain('123', `https://www.123pan.com/s/${id}`, id, 'pwd'),
	(id) => plain('123', `https://www.123684.com/s/${id}`, id, 'pwd'),
	(id) => plain('123', `https://www.123pan.com/s/${id}.html`, id, 'pwd'),
	(id) => plain('189', `https://cloud.189.cn/web/share?code=${id}`, id),
	(id) => plain('189', `https://cloud.189.cn/t/${id}`, id),
	(id) => plain('189', `https://h5.cloud.189.cn/share.html#/t/${id}`, id),
	(id) => plain('quark', `https://pan.quark.cn/s/${id}`, id, 'pwd'),
	(id) => plain('aliyun', `https://www.alipan.com/s/${id}`, id, 'pwd'),
	(id) => plain('aliyun', `https://www.aliyundrive.com/s/${id}/folder/645c`, id, 'pwd'),
	(id) => plain('baidu', `https://pan.baidu.com/s/1${id}`, id, 'pwd'),
	(id) => plain('baidu', `https://pan.baidu.com/share/init?surl=${id}`, id, 'pwd'),
	(id) => plain('pikpak', `https://mypikpak.com/s/${id}`, id, 'pass_code'),
	(id) => plain('xunlei', `https://pan.xunlei.com/s/${id}`, id, 'pwd'),
	(id) => plain('uc', `https://drive.uc.cn/s/${id}?public=1`, id, 'pwd'),
	(id) => plain('mobile', `https://caiyun.139.com/m/i?${id}`, id),
	(id) => plain('mobile', `https://caiyun.139.com/w/i/${id}`, id),
	(id) => plain('mobile', `https://yun.139.com/shareweb/#/w/i/${id}`, id),
	(id) => plain('other', `https://pan.example.com/s/${id}`, id, 'pwd'),
	(id) => plain('other', `https://share.example.org/file?code=${id}`, id, 'pwd'),
];

export interface Form {
	name: string;
	/** The host has to take a code in its address. */
	inAddress?: boolean;
	write(share: Share, code: string): LinkAnswer;
}

const words = (name: string, behind: (code: string) => string): Form => ({
	name,
	write: ({ url }, code) => ({ url: `${url}${behind(code)}`, access_code: '', full_url: `${url}${behind(code)}` }),
});

/** Where the code stands. */
export const FORMS: readonly Form[] = [
	{ name: 'in its own field', write: ({ url }, code) => ({ url, access_code: code, full_url: url }) },
	{ name: 'in its own field with words', write: ({ url }, code) => ({ url, access_code: `提取码：${code}`, full_url: null }) },
	{
		name: 'in the address',
		inAddress: true,
		write: ({ withCode }, code) => ({ url: withCode(code), access_code: '', full_url: withCode(code) }),
	},
	{
		name: 'in full_url alone',
		inAddress: true,
		write: ({ url, withCode }, code) => ({ url, access_code: null, full_url: withCode(code) }),
	},
	{
		name: 'in an address with HTML escapes',
		inAddress: true,
		write: ({ withCode }, code) => ({ url: withCode(code).replaceAll('&', '&amp;'), access_code: '' }),
	},
	{
		name: 'in the address and once more in words',
		inAddress: true,
		write: ({ withCode }, code) => ({ url: `${withCode(code)}# 吞噬星空 访问码：${code} 复制这段内容，可在App中直接打开！` }),
	},
	words('behind a full-width colon', (code) => ` 访问码：${code} 复制这段内容`),
	words('behind a colon', (code) => ` 提取码: ${code}`),
	words('without a colon', (code) => ` 提取码 ${code} 复制`),
	words('glued to its name', (code) => ` 提取码${code}复制这段内容`),
	words('glued to the link', (code) => `提取码：${code}`),
	words('in full-width brackets', (code) => `（访问码：${code}）`),
	words('behind a dash', (code) => ` 密码-${code}`),
	words('on a line of its own', (code) => `\n提取码：${code}\n解压密码：www.example.com`),
	words('behind the password of the archive', (code) => ` 解压密码：abc123 提取码：${code}`),
	words('in English', (code) => ` Password: ${code}`),
];

export interface Wrapping {
	name: string;
	wrap(text: string): string;
}

/** What stands around it. */
export const WRAPPINGS: readonly Wrapping[] = [
	{ name: 'nothing', wrap: (text) => text },
	{ name: 'a title in front', wrap: (text) => `吞噬星空 (2020) 4K 链接：${text}` },
	{ name: 'spaces nobody sees', wrap: (text) => `\u200b ${text}\u3000` },
	{ name: 'an advertisement in front', wrap: (text) => `来自 https://t.me/somechannel 的分享 ${text}` },
	{ name: 'Chinese brackets', wrap: (text) => `【${text}】` },
];

/** The parts that have to come out. */
export const expected = (share: Share, code: string) => ({ url: share.url, accessCode: code, fullUrl: share.withCode(code) });

export const wrapped = (answer: LinkAnswer, { wrap }: Wrapping): LinkAnswer => ({
	...answer,
	url: wrap(String(answer.url)),
	...(typeof answer.full_url === 'string' ? { full_url: wrap(answer.full_url) } : {}),
});
