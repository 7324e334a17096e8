import type { IDataObject } from 'n8n-workflow';
import { WatchFlowHdHiveOAuth2Api } from '../../../credentials/WatchFlowHdHiveOAuth2Api.credentials';
import { operations } from '../../../nodes/HdHive/resources';
import { credentialData } from '../../hdHive/world';
import { fillSample, slugOf, startHdHive, type HdHiveSimulator } from '../../simulators/hdHive';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface HdHiveFaultWorld extends FaultWorld {
	hive: HdHiveSimulator;
}

const film = { mediaType: 'movie', tmdbId: '550' };
const target = { targetType: 'media', targetId: '550', targetKey: '' };

const SAMPLES: Record<string, IDataObject> = {
	'resource.getMany': film,
	'resource.unlockBest': { ...film, maxPoints: 10 },
	'resource.unlock': { slug: slugOf('remux'), maxPoints: 10 },
	'resource.unlockMany': { slugs: ['remux', 'dirty', 'free'].map(slugOf).join(','), maxPoints: 10 },
	'resource.getFiles': { slug: slugOf('remux') },
	'resource.checkLink': { url: 'https://115.com/s/abc123#xxxx' },
	'share.create': { url: 'https://115.com/s/new1', linkTo: 'tmdb', mediaType: 'movie', mediaId: '603', fields: { title: 'Mine' } },
	'share.get': { slug: slugOf('mine') },
	'share.update': { slug: slugOf('mine'), fields: { title: 'Better' } },
	'share.delete': { slug: slugOf('mine'), confirmCost: true },
	'subscription.create': target,
	'subscription.check': target,
	'subscription.delete': { subscriptionId: '7' },
	'message.markRead': { ids: '1' },
	'usage.get': { startDate: '2026-11-01T00:00:00Z', endDate: '' },
};

export default defineAdapter<HdHiveFaultWorld>({
	folder: 'HdHive',
	names: ['HDHive'],
	credentials: [WatchFlowHdHiveOAuth2Api],
	operations,
	reusable: true,
	async start() {
		const hive = await startHdHive();
		fillSample(hive.state);
		hive.state.subscriptions = [{ id: 7, target_type: 'media', target_id: 1 }];
		return {
			hive,
			simulators: [hive.simulator],
			credentials: { watchFlowHdHiveOAuth2Api: { ...credentialData(hive), ...hive.signIn() } },
			snapshot: () => account(hive),
			secrets: () => hive.simulator.secrets,
			close: async () => await hive.close(),
		};
	},
	independentParts: ['resource.unlockMany'],
	sample: (operation) => ({ parameters: SAMPLES[nameOf(operation)] ?? {} }),
	another: ({ slug, ids }, index) => ({
		...(slug === slugOf('remux') ? { slug: slugOf(['remux', 'dirty', 'official'][index] ?? '') } : {}),
		...(ids === undefined ? {} : { ids: String(index + 1) }),
	}),
});

function account({ state }: HdHiveSimulator) {
	const { me, ledger, resources, subscriptions, messages } = state;
	const revoked = [...state.tokens.refresh.values()].filter((grant) => grant.revoked).length;
	return {
		unlocked: me.unlocked,
		checkedIn: me.checkedIn,
		paid: ledger.map(({ slug, points }) => [slug, points]),
		pointsAndSpent: ledger.reduce((sum, { points }) => sum + points, me.points),
		shares: resources.filter(({ ownerId }) => ownerId === me.id).map(({ slug: _slug, created_at: _at, ...rest }) => rest),
		subscriptions,
		messages,
		revoked,
	};
}
