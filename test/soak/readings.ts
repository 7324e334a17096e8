/** What was in use after so many runs. */
export interface Reading {
	run: number;
	/** After a garbage collection. */
	heapMb: number;
	/** Of what n8n stores for the workflow, as JSON. */
	staticBytes: number;
}

/** A leak of 1 kB per run would be twice as much after the 1,900 runs that count. */
const HEAP_SLACK_MB = 1;

/** Numbers in the stored text get longer, and titles come and go. */
const STATIC_SLACK = 0.05;

export const line = ({ run, heapMb, staticBytes }: Reading): string =>
	`run ${String(run).padStart(5)}   heap ${heapMb.toFixed(2)} MB   static data ${staticBytes} bytes`;

/** Sentences about what has grown since the first reading; the middle of the last readings against that of the first. */
export function judge(readings: Reading[]): string[] {
	const [first, last] = [readings.slice(0, 5), readings.slice(-5)];
	if (readings.length < 10) return ['too few readings to tell'];
	const middle = (of: Reading[], what: 'heapMb' | 'staticBytes') => of.map((reading) => reading[what]).sort((a, b) => a - b)[2] ?? 0;
	const problems: string[] = [];
	const heap = middle(last, 'heapMb') - middle(first, 'heapMb');
	if (heap > HEAP_SLACK_MB) problems.push(`the heap grew by ${heap.toFixed(1)} MB`);
	const stored = middle(last, 'staticBytes') / middle(first, 'staticBytes') - 1;
	if (stored > STATIC_SLACK) problems.push(`the static data grew by ${Math.round(stored * 100)} %`);
	return problems;
}
