/** Where a host keeps a share's access code. */
export interface PanHost {
	/** HDHive's name for it. */
	name: string;
	/** Domains, without subdomains. */
	domains: readonly string[];
	/** Query parameters that hold the access code. */
	reads: readonly string[];
	/** The one that opens a share without asking; absent where the site takes none from its address. */
	writes?: string;
	/** What stands behind `#` is the title that the app writes there, never a part of the share. */
	titleInFragment?: boolean;
}

/**
 * 189 keeps the share's own id in `code`, and 139 keeps it in a bare query or behind `#`: what is not named
 * here is never taken for an access code. Source: answers and shares that HDHive clients have recorded.
 */
const PAN_HOSTS: readonly PanHost[] = [
	{
		name: '115',
		domains: ['115.com', '115cdn.com', 'anxia.com'],
		reads: ['password', 'pwd'],
		writes: 'password',
		titleInFragment: true,
	},
	{
		name: '123',
		domains: ['123pan.com', '123pan.cn', '123684.com', '123685.com', '123865.com', '123912.com', '123592.com', '123957.com'],
		reads: ['pwd', 'password'],
		writes: 'pwd',
	},
	{ name: '189', domains: ['189.cn'], reads: ['pwd', 'accessCode'] },
	{ name: 'quark', domains: ['quark.cn'], reads: ['pwd', 'passcode'], writes: 'pwd' },
	{ name: 'aliyun', domains: ['aliyundrive.com', 'alipan.com', 'alywp.net'], reads: ['pwd', 'password'], writes: 'pwd' },
	{ name: 'baidu', domains: ['pan.baidu.com', 'yun.baidu.com'], reads: ['pwd', 'password'], writes: 'pwd' },
	{ name: 'pikpak', domains: ['mypikpak.com', 'mypikpak.net', 'pikpak.me'], reads: ['pass_code', 'pwd'], writes: 'pass_code' },
	{ name: 'xunlei', domains: ['xunlei.com'], reads: ['pwd', 'password'], writes: 'pwd' },
	{ name: 'uc', domains: ['uc.cn'], reads: ['pwd', 'password'], writes: 'pwd' },
	{ name: 'mobile', domains: ['139.com'], reads: ['pwd', 'passwd'] },
];

/** A parameter called `code` is as often the share itself, so it is left alone where the host is not known. */
const OTHER: PanHost = { name: 'other', domains: [], reads: ['pwd', 'password', 'passcode', 'pass_code'], writes: 'pwd' };

/** @param hostName as in the address, in any case */
export function panHost(hostName: string): PanHost {
	const host = hostName.toLowerCase();
	return PAN_HOSTS.find(({ domains }) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) ?? OTHER;
}

export const isKnownHost = (host: PanHost): boolean => host !== OTHER;

/** Every known domain, for addresses that were written without their scheme. */
export const PAN_DOMAINS: readonly string[] = PAN_HOSTS.flatMap(({ domains }) => domains);
