import { listPath, type ListReference, parseListReferences } from '../../Trakt/client';
import { InputError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import type { Connections } from '../sync/connections';
import { TMDB_WATCHLIST } from '../sources/tmdb';
import type { Source } from '../sources/source';
import type { TargetChoice } from './connectTarget';
import { targetListOf, traktListKind } from './traktList/form';
import { tmdbWatchlistKind } from './tmdbWatchlist/form';

/** What the history calls a target: each Trakt list is one of its own. */
export function memoryNameOf({ kind, general }: Pick<TargetChoice, 'kind' | 'general'>): string {
	return kind === traktListKind ? targetListOf(general).label : kind.value;
}

/**
 * A list synced into itself does nothing, and with Remove From Source After Success it would be emptied.
 *
 * @throws InputError when source and target are the same
 */
export async function checkNotItself(source: Source, choice: TargetChoice, connections: Connections): Promise<void> {
	const { kind, general, chosen, rows } = choice;
	if (kind === tmdbWatchlistKind && source.labels.includes(TMDB_WATCHLIST)) {
		throw new InputError('Target', 'is the TMDB watchlist, which is also the source', 'Choose another target.');
	}
	if (kind !== traktListKind || !source.labels.some((label) => label.includes('/'))) return;
	const targets = [general, ...[...rows.values()].map(chosen)].map(targetListOf);
	const sources = parseListReferences(source.labels.join(','));
	const client = await connections.trakt();
	const numbers = await Promise.all(sources.map(async (list) => await numberOf(client, list)));
	for (const target of targets) {
		const number = await numberOf(client, target);
		const same = sources.find((list, index) => isSame(list, target) || (number !== undefined && numbers[index] === number));
		if (same === undefined) continue;
		throw new InputError('Target List', `is ${target.label}, which is also one of the lists to sync`, 'Choose another list.');
	}
}

const isSame = (one: ListReference, other: ListReference): boolean => one.label.toLowerCase() === other.label.toLowerCase();

/** The same list may be written as me/weekend, by its owner's name or by its number: Trakt's number tells. */
async function numberOf(client: ServiceClient, list: ListReference): Promise<number | undefined> {
	if (list.list === 'watchlist') return undefined;
	// A list that cannot be read is reported by the read itself.
	const summary = (await client.get(listPath(list)).catch(() => undefined)) as { ids?: { trakt?: number } } | undefined;
	return summary?.ids?.trakt;
}
