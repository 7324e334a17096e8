import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { SignIn } from './killPlan';
import { MEDIA_SYNC, readExample } from './stage';

export const HD_HIVE = 'n8n-nodes-watchflow.hdHive';
export const REAL_DEBRID = 'n8n-nodes-watchflow.realDebrid';

/** Names of the nodes that sign in somewhere. */
export const NODES = { sync: 'Media Sync', unlock: 'Unlock', torrent: 'Torrent' };

export interface Wishes {
	/** Last part of the webhook's address. */
	path: string;
	signIn: SignIn;
	/** What HDHive is paid for. */
	slug: string;
	/** What Real-Debrid is to load. */
	hash: string;
}

/** The nightly example, an unlock and a torrent, all behind one webhook; n8n works on one after the other. */
export function workflowOf({ path, signIn, slug, hash }: Wishes): object {
	const example = readExample('examples/nightly-watchlist-sync.json');
	const trigger = example.nodes.find(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
	const sync = example.nodes.find(({ type }) => type === MEDIA_SYNC);
	assert(trigger && sync?.name === NODES.sync);
	const webhook = {
		...trigger,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const parameters = { ...(sync.parameters as object), authentication: signIn };
	const added = [
		node(NODES.unlock, HD_HIVE, 300, { resource: 'resource', operation: 'unlock', slug, maxPoints: 10 }),
		node(NODES.torrent, REAL_DEBRID, 600, {
			authentication: 'oAuth2',
			resource: 'torrent',
			operation: 'addAndWait',
			source: 'magnet',
			magnet: `magnet:?xt=urn:btih:${hash}`,
			selection: 'all',
		}),
	];
	const others = example.nodes.filter((one) => one !== trigger && one !== sync);
	const connections = structuredClone(example.connections) as Record<string, { main: object[][] }>;
	for (const { name } of added) connections[trigger.name]?.main[0]?.push({ node: name, type: 'main', index: 0 });
	return { ...example, name: path, nodes: [webhook, { ...sync, parameters }, ...others, ...added], connections };
}

const node = (name: string, type: string, y: number, parameters: object) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [180, y],
	parameters,
});
