import { join } from 'node:path';
import { isBulk, type Growth } from '../mediaSync/growth';
import type { GrowthQuestion } from './growth';
import type { Verdict } from './targets';
import { Peer } from './talk';

const SIZES = [1_000, 10_000];

/** Every target with 1,000 and 10,000 titles, all of which it has already. */
export async function measureGrowths(built: string, say: (line: string) => void): Promise<Growth[]> {
	const rows: Growth[] = [];
	const targets = await inPeer(async (peer) => await peer.ask<string[]>('targets'));
	for (const target of targets) {
		for (const titles of SIZES) {
			const question: GrowthQuestion = { package: built, target, titles };
			// A process of its own each time: what one account may ask in a while is shared within a process.
			const row = await inPeer(async (peer) => await peer.ask<Growth>('measure', question));
			say(`${target} with ${titles.toLocaleString('en')} titles: ${row.reads} reads`);
			rows.push(row);
		}
	}
	return rows;
}

async function inPeer<T>(work: (peer: Peer) => Promise<T>): Promise<T> {
	const peer = Peer.start(join(__dirname, 'growth.ts'));
	try {
		return await work(peer);
	} finally {
		await peer.stop();
	}
}

/** One verdict a target: bulk reads only, whatever it has already. */
export function judgeGrowth(rows: Growth[]): Verdict[] {
	const targets = [...new Set(rows.map(({ target }) => target))];
	return targets.map((target) => {
		const of = rows.filter((row) => row.target === target);
		const reads = of.map((row) => `${row.reads.toLocaleString('en')} at ${row.titles.toLocaleString('en')} titles`);
		return { promise: `${target}: reads in bulk, adds nothing that is there`, measured: reads.join(', '), reached: of.every(isBulk) };
	});
}
