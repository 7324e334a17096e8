import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';
import { n8n } from '../../package.json';

export type NodeClass = new () => INodeType;

export type CredentialClass = new () => ICredentialType;

/** Part of every secret that `filledIn` makes. */
export const SECRET = 'secret-that-must-not-leave-0123456789';

/** Nobody else knows this key, so nothing is asked about it. */
const ASKS_NOBODY = ['watchFlowKeyApi'];

async function classesOf<Class>(files: string[]): Promise<Class[]> {
	const classes: Class[] = [];
	for (const file of files) {
		const module = (await import(`../../${file.replace('dist/', '').replace(/\.js$/, '.ts')}`)) as Record<string, unknown>;
		// Some loaders add the whole module as its default.
		for (const one of new Set(Object.values(module))) if (typeof one === 'function') classes.push(one as Class);
	}
	return classes;
}

/** Every node that the package has: a new one is tried without a word here. */
export const nodeClasses = async (): Promise<NodeClass[]> => await classesOf<NodeClass>(n8n.nodes);

export const credentialClasses = async (): Promise<CredentialClass[]> => await classesOf<CredentialClass>(n8n.credentials);

/** Those that ask a service. */
export const askingCredentials = async (): Promise<ICredentialType[]> =>
	(await credentialClasses()).map((Type) => new Type()).filter(({ name }) => !ASKS_NOBODY.includes(name));

/** Filled in as a person would whose server has moved: addresses point to the first server, secrets are ours. */
export function filledIn(type: ICredentialType, url: string): IDataObject {
	const data: IDataObject = {};
	for (const { name, typeOptions, type: kind, default: initial } of type.properties) {
		if (kind === 'notice') continue;
		const isAddress = typeof initial === 'string' && !initial.startsWith('=') && (/^https?:/.test(initial) || /(?:url|base)$/i.test(name));
		if (isAddress && !/redirect/i.test(name)) data[name] = url;
		else if (typeOptions?.password === true && name !== 'code') data[name] = `${SECRET}-${name}`;
		else data[name] = initial === '' && kind === 'string' ? 'x' : (initial as IDataObject[string]);
	}
	return {
		...data,
		expiresAt: Date.now() + 86_400_000,
		oauthTokenData: { access_token: `${SECRET}-access`, refresh_token: `${SECRET}-refresh` },
	};
}

/** The same credential in every state that its dialog knows: each choice of the form, signed in, run out, with a code to exchange. */
export function statesOf(type: ICredentialType, url: string): Array<[state: string, data: IDataObject]> {
	const data = filledIn(type, url);
	const choices = type.properties.flatMap(({ name, type: kind, options }) =>
		kind === 'options' ? (options ?? []).flatMap((one) => ('value' in one ? [{ [name]: one.value }] : [])) : [],
	);
	const signIns: Array<[string, IDataObject]> = [
		['signed in', {}],
		['run out', { accessToken: '', expiresAt: 0, checkedToken: '', checkedUrl: '', signedInFor: `${url}|x` }],
		['with a code', { accessToken: '', refreshToken: '', code: `${SECRET}-code` }],
		['never signed in', { accessToken: '', refreshToken: '', expiresAt: 0, code: '' }],
	];
	return (choices.length === 0 ? [{}] : choices).flatMap((choice) =>
		signIns.map(([state, changes]): [string, IDataObject] => [
			[state, ...Object.values(choice).map(String)].join(', '),
			{ ...data, ...choice, ...changes } as IDataObject,
		]),
	);
}
