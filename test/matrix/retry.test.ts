import { runTimeFaster } from '../fastTime';
import { nameOf } from '../faults/adapter';
import { loadAdapters } from '../faults/run';
import { retryProblems, retryTable, tryNode } from './runRetry';

/** Of each way to write one: item by item, several in one request, several steps. All of them: `npm run matrix:retry`. */
const ROWS = ['Seerr request.create', 'RealDebrid torrent.addMagnet', 'Tmdb list.addItems', 'Radarr movie.add'];

it('With Retry on Fail each good item is written once, wherever the bad one stands and however the node goes on', async () => {
	const endFastTime = runTimeFaster(40);
	const rows = [];
	for (const adapter of loadAdapters()) {
		const operations = adapter.operations.filter((one) => ROWS.includes(`${adapter.folder} ${nameOf(one)}`));
		if (operations.length > 0) rows.push(await tryNode({ ...adapter, operations }));
	}
	endFastTime();
	expect(retryProblems(rows)).toEqual([]);
	expect(rows.length).toBeGreaterThan(1);
	for (const { outcomes } of rows) expect(outcomes.length).toBeGreaterThanOrEqual(12);
	const goodOnes = rows.flatMap(({ outcomes }) => outcomes).filter(({ mode }) => mode !== 'Stop');
	expect(goodOnes.filter(({ expected }) => expected === 0)).toEqual([]);
	expect(retryTable(rows)).toMatch(/\| all \| 4 \|.* 0 \|$/);
}, 120_000);
