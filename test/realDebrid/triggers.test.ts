import { newRows, premiumEvent } from '../../nodes/RealDebrid/trigger/watch';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { TriggerHost } from './n8nContexts';

let rd: RealDebridSimulator;
let host: TriggerHost;

beforeEach(async () => {
	rd = await startRealDebrid();
});
afterEach(async () => await rd.close());

async function watch(parameters: object): Promise<void> {
	const data = { apiUrl: rd.url, apiToken: rd.state.privateToken, checkedToken: 'yes' };
	host = await TriggerHost.create('realDebridTrigger', { ...parameters }, { id: rd.url, name: 'RD', type: 'watchFlowRealDebridApi', data });
}

describe('The trigger', () => {
	it('starts once for each torrent that reaches a chosen status, and for none that had it before', async () => {
		rd.state.seed({ filename: 'old' });
		const loading = rd.state.seed({ filename: 'loading', status: 'downloading', links: [] });
		await watch({ event: 'torrentStatus', statuses: ['downloaded', 'error'] });
		expect(await host.poll()).toBeNull();
		expect(await host.poll()).toBeNull();
		loading.status = 'downloaded';
		rd.state.seed({ filename: 'added and finished in between' });
		rd.state.seed({ filename: 'failed', status: 'error', links: [] });
		rd.state.seed({ filename: 'of no interest', status: 'queued', links: [] });
		const names = (await host.poll())?.map(({ filename }) => filename);
		expect(names).toEqual(['loading', 'added and finished in between', 'failed']);
		expect(await host.poll()).toBeNull();
	});

	it('is not fooled by a list that is empty for one poll', async () => {
		rd.state.seed();
		await watch({ event: 'torrentStatus', statuses: ['downloaded'] });
		await host.poll();
		const torrents = rd.state.torrents;
		rd.state.torrents = [];
		expect(await host.poll()).toBeNull();
		rd.state.torrents = torrents;
		expect(await host.poll()).toBeNull();
	});

	it('starts for each new download, oldest first', async () => {
		const unrestrict = async (name: string) =>
			await fetch(`${rd.url}/rest/1.0/unrestrict/link`, {
				method: 'POST',
				headers: { authorization: `Bearer ${rd.state.privateToken}` },
				body: new URLSearchParams({ link: `https://1fichier.com/?${name}` }),
			});
		await unrestrict('before');
		await watch({ event: 'newDownload' });
		expect(await host.poll()).toBeNull();
		await unrestrict('one');
		await unrestrict('two');
		expect((await host.poll())?.map(({ link }) => link)).toEqual(['https://1fichier.com/?one', 'https://1fichier.com/?two']);
	});

	it('tells once that Premium expires, and once that it has', async () => {
		rd.state.user.premium = 20 * 86_400;
		await watch({ event: 'premiumExpiring', days: 7 });
		expect(await host.poll()).toBeNull();
		rd.switches.now = () => 1_800_000_000_000;
		rd.state.user.premium = 3 * 86_400;
		expect(await host.poll()).toMatchObject([{ event: 'expiring', daysLeft: 3 }]);
		expect(await host.poll()).toBeNull();
		rd.state.user.premium = 0;
		expect(await host.poll()).toMatchObject([{ event: 'expired', daysLeft: 0 }]);
		expect(await host.poll()).toBeNull();
	});

	it('shows the newest in a manual test, and takes stock of nothing by it', async () => {
		rd.state.seed({ filename: 'first' });
		rd.state.seed({ filename: 'second' });
		await watch({ event: 'torrentStatus', statuses: ['downloaded'] });
		expect(await host.poll('manual')).toMatchObject([{ filename: 'second' }]);
		expect(await host.poll()).toBeNull();
	});

	it('says what is wrong, and takes nothing for gone or new because of it', async () => {
		await watch({ event: 'torrentStatus', statuses: ['downloaded'] });
		await host.poll();
		rd.switches.locked = true;
		rd.state.seed({ filename: 'meanwhile' });
		await expect(host.poll()).rejects.toMatchObject({ message: expect.stringContaining('does not allow this') });
		rd.switches.locked = false;
		expect(await host.poll()).toMatchObject([{ filename: 'meanwhile' }]);
	});

	it('keeps its memory within bounds', () => {
		const rows = Array.from({ length: 13_000 }, (_, id) => ({ id }));
		const { next } = newRows({ about: 'a', seen: [] }, 'a', rows, ({ id }) => String(id));
		expect(next.seen).toHaveLength(12_000);
	});

	it('begins anew for another account', () => {
		expect(premiumEvent({ about: 'a', seen: ['expired '] }, 'b', { isPremium: false }, 7).fresh).toHaveLength(1);
		expect(newRows({ about: 'a', seen: [] }, 'b', [{ id: 1 }], () => '1').fresh).toEqual([]);
	});
});
