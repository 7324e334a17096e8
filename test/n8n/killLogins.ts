import type { FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import type { HdHiveSimulator } from '../simulators/hdHive';
import type { RealDebridSimulator } from '../simulators/realDebrid';
import type { TraktSimulator } from '../simulators/trakt';
import type { Credential, N8nClient } from './client';
import { unhurriedAccount } from './unlockRace';

/** Whether a renewal has reached n8n's database: a sign-in is stored before anything is sent with it. */
export class Renewal {
	/** The longest way from the renewal's request to the first one with the new token. */
	longestMs = 0;

	/** When a refresh token was offered whose successor nothing has been sent with yet; milliseconds since 1970. */
	private pendingSince?: number;

	private grantedBefore = 0;

	private readonly bearers = new Set<unknown>();

	/** @param granted how many renewals the service has granted so far */
	constructor(private readonly granted: () => number) {}

	/** When a renewal began that the service has granted and n8n has not used: the old refresh token is spent. */
	get halfDoneSince(): number | undefined {
		return this.granted() > this.grantedBefore ? this.pendingSince : undefined;
	}

	/** Looks at one request of the service, before it is answered. */
	see(isRenewal: boolean, { headers }: FastifyRequest): void {
		if (isRenewal) {
			this.pendingSince = Date.now();
			this.grantedBefore = this.granted();
			return;
		}
		const { authorization } = headers;
		if (authorization === undefined || this.bearers.has(authorization)) return;
		this.bearers.add(authorization);
		if (this.pendingSince !== undefined) this.longestMs = Math.max(this.longestMs, Date.now() - this.pendingSince);
		this.pendingSince = undefined;
	}
}

/** One sign-in whose refresh token works once, and the node that works with it. */
export interface Login {
	name: string;
	/** Name of the node in the workflow. */
	node: string;
	credential: Credential;
	renewal: Renewal;
	/** Every access token ends; the refresh tokens stay good. */
	expire(): void;
	/** What a person does once the sign-in is gone. */
	connect(): Promise<void>;
}

type Part = Pick<Login, 'name' | 'node'>;

const traktForm = ({ app, api, auth }: TraktSimulator): IDataObject => ({
	clientId: app.clientId,
	clientSecret: app.clientSecret,
	apiUrl: api.url,
	authBase: auth.url,
});

export async function traktLogin(client: N8nClient, trakt: TraktSimulator, part: Part): Promise<Login> {
	const credential = await client.createCredential(part.name, 'watchFlowTraktOAuth2Api', traktForm(trakt));
	const connect = async () => await client.connectOAuth2(credential.id);
	await connect();
	const renewal = new Renewal(() => trakt.state.tokens.refreshes);
	return { ...part, credential, renewal, expire: () => trakt.expireTokens(), connect };
}

export async function traktDeviceLogin(client: N8nClient, trakt: TraktSimulator, part: Part): Promise<Login> {
	const data = (): IDataObject => {
		const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = trakt.signIn();
		const signedInFor = `${trakt.auth.url}|${trakt.app.clientId}`;
		const signIn = { accessToken, refreshToken, expiresAt: Date.now() + seconds * 1_000, signedInFor };
		return { ...traktForm(trakt), account: '', renewalClaim: '', ...signIn };
	};
	return await filledIn(client, part, 'watchFlowTraktDeviceApi', data, {
		granted: () => trakt.state.tokens.refreshes,
		expire: () => trakt.expireTokens(),
	});
}

export async function hdHiveLogin(client: N8nClient, hive: HdHiveSimulator, part: Part): Promise<Login> {
	return await filledIn(client, part, 'watchFlowHdHiveOAuth2Api', () => unhurriedAccount(hive), {
		granted: () => hive.state.tokens.refreshes,
		expire: () => hive.state.tokens.expireAccess(),
	});
}

export async function realDebridLogin(client: N8nClient, rd: RealDebridSimulator, part: Part): Promise<Login> {
	const data = (): IDataObject => {
		const tokenClientId = rd.state.id();
		const tokens = rd.state.issue(tokenClientId);
		return {
			apiUrl: rd.url,
			account: '',
			clientId: '',
			clientSecret: '',
			accessToken: tokens.access_token as string,
			refreshToken: tokens.refresh_token as string,
			expiresAt: Date.now() + Number(tokens.expires_in) * 1_000,
			tokenClientId,
			tokenClientSecret: rd.state.secret(),
			signedInFor: `${rd.url}|X245A4XAIBGVM`,
		};
	};
	return await filledIn(client, part, 'watchFlowRealDebridOAuth2Api', data, {
		granted: () => rd.state.refreshes,
		expire: () => rd.state.expireTokens(),
	});
}

interface Tokens {
	granted: () => number;
	expire: () => void;
}

/** A credential that holds its tokens itself, as it is after a sign-in. */
async function filledIn(client: N8nClient, part: Part, type: string, data: () => IDataObject, tokens: Tokens): Promise<Login> {
	const credential = await client.createCredential(part.name, type, data());
	const connect = async () => void (await client.updateCredential(credential.id, data()));
	return { ...part, credential, renewal: new Renewal(tokens.granted), expire: tokens.expire, connect };
}
