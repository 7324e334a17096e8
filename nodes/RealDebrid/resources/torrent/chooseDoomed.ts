import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../../shared/util/text';

/** Which torrents go. */
interface CleanUpRules {
	/** Any of these. */
	statuses: string[];
	/** Loading without anybody who shares it. */
	stalled: boolean;
	/** All but the best of each hash. */
	duplicates: boolean;
	/** Younger ones stay, duplicates excepted. Milliseconds. */
	minAgeMs: number;
	/** Every status, by age alone. */
	anyStatus: boolean;
}

interface Doomed {
	row: IDataObject;
	reason: string;
}

/** Chooses what to delete from the whole list. Pure; it keeps the list's order. */
export function chooseDoomed(rows: IDataObject[], rules: CleanUpRules, now: number): Doomed[] {
	const kept = rules.duplicates ? bestOfEachHash(rows) : undefined;
	return rows.flatMap((row): Doomed[] => {
		const reason = isDuplicate(row, kept) ? 'duplicate' : reasonByRules(row, rules, now);
		return reason === undefined ? [] : [{ row, reason }];
	});
}

const isDuplicate = (row: IDataObject, kept: Map<string, IDataObject> | undefined): boolean => {
	const best = kept?.get(hashOf(row));
	return best !== undefined && best !== row;
};

function reasonByRules(row: IDataObject, rules: CleanUpRules, now: number): string | undefined {
	const age = now - Date.parse(asText(row.addedUtc));
	// A date that cannot be read is no reason to delete.
	if (!(age >= rules.minAgeMs)) return undefined;
	const status = asText(row.status);
	if (rules.statuses.includes(status)) return `status ${status}`;
	if (rules.stalled && isStalled(row)) return 'stalled';
	return rules.anyStatus && rules.minAgeMs > 0 ? 'age' : undefined;
}

function isStalled({ status, seeders, speed }: IDataObject): boolean {
	return status === 'downloading' && Number(seeders ?? 0) === 0 && Number(speed ?? 0) === 0;
}

const hashOf = (row: IDataObject): string => asText(row.hash).toLowerCase();

/** A finished one before one under way; then the one with more files; then the newest, which comes first. */
function bestOfEachHash(rows: IDataObject[]): Map<string, IDataObject> {
	const best = new Map<string, IDataObject>();
	for (const row of rows) {
		const hash = hashOf(row);
		const rival = best.get(hash);
		if (hash !== '' && (rival === undefined || rank(row) > rank(rival))) best.set(hash, row);
	}
	best.delete('');
	return best;
}

const rank = ({ status, bytes }: IDataObject): number => (status === 'downloaded' ? 1e15 : 0) + Number(bytes ?? 0);
