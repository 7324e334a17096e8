/** Neither table nor report holds a secret, a name or a title of the account. */
import { startRadarr } from '../simulators/radarr';
import { runOnServer } from './realServer';
import { report, table } from './report';

it('a report of a server full of marked names, titles and keys holds none of them', async () => {
	const radarr = await startRadarr({
		apiKey: 'MARKED-key-1',
		profiles: [{ id: 1, name: 'MARKED profile' }],
		tags: [{ id: 1, label: 'MARKED-tag' }],
		rootFolders: [{ id: 1, path: '/MARKED/films', accessible: true, freeSpace: null }],
	});
	radarr.state.put({ tmdb: 4_711, title: 'MARKED title', year: 1999 });
	radarr.simulator.faults.add({ kind: 'status', status: 500, body: '{"MARKED key": "MARKED value"}', match: 'tag' });
	const { variant, lines } = await runOnServer({ id: 'radarr', url: radarr.url, keys: { key: radarr.apiKey }, write: true });
	await radarr.close();
	const shown = table(lines) + JSON.stringify(report('Radarr', variant, lines));
	expect(lines.some(({ outcome }) => outcome.result === 'holds')).toBe(true);
	expect(lines.some(({ outcome }) => outcome.result === 'differs')).toBe(true);
	expect(shown).not.toMatch(/MARKED|4711|127\.0\.0\.1/);
});
