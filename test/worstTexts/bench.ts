import { everyReader, type Reader } from './readers';
import type { WorstText } from './texts';

/** Work, not time on the clock, and the least of some: the machine may be busy with something else. */
function workOf(read: () => unknown, limitMs: number): number {
	let least = Infinity;
	for (let turn = 0; turn < 12 && least > limitMs; turn++) {
		const before = process.cpuUsage();
		try {
			read();
		} catch {
			// A refusal is as good as an answer.
		}
		least = Math.min(least, process.cpuUsage(before).user / 1_000);
	}
	return least;
}

const given = (takes: Reader['takes'], text: string): unknown => {
	if (takes === 'text') return text;
	if (takes === 'bytes') return Buffer.from(text);
	return { kind: 'answer', status: 403, headers: { 'content-type': 'text/html', location: text, 'retry-after': text }, body: text };
};

export interface Worst {
	reader: string;
	ms: number;
	text: string;
}

/** @returns the worst text of each reader */
export async function worstTexts(texts: WorstText[], choose: (index: number) => boolean, limitMs: number): Promise<Worst[]> {
	const readers = await everyReader();
	const worst = readers.map(({ name }): Worst => ({ reader: name, ms: 0, text: '' }));
	texts.forEach((one, row) => {
		const text = one.text();
		readers.forEach(({ takes, read }, column) => {
			if (!choose(row + column)) return;
			const ms = workOf(() => read(given(takes, text)), limitMs);
			const known = worst[column] as Worst;
			if (ms > known.ms) Object.assign(known, { ms, text: one.name });
		});
	});
	return worst;
}
