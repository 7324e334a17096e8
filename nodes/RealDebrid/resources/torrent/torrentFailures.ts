import { ServiceError } from '../../../shared/node/errors';
import { duration } from '../../../shared/http/errorTexts';
import { type Torrent } from '../../client/torrent';

export function failed(torrent: Torrent): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		code: torrent.status,
		message: `Real-Debrid could not load "${torrent.filename}" (${torrent.status})`,
		description: REASONS[torrent.status] ?? 'Try another torrent of the same title.',
	});
}

const REASONS: Record<string, string> = {
	magnet_error: 'Nobody shares it, or the magnet is broken. Try another torrent of the same title.',
	virus: 'Real-Debrid found a virus in it. Use another torrent.',
	dead: 'Nobody shares it any more. Try another torrent of the same title.',
	error: 'Delete it and add it again; if it fails again, try another torrent.',
};

export function tooLong(torrent: Torrent, timeoutMs: number, deleted: boolean): ServiceError {
	const rest = deleted ? 'It was deleted from the account.' : 'It stays in the account and goes on loading; run this again later.';
	return new ServiceError({
		service: 'Real-Debrid',
		code: 'timeout',
		message: `"${torrent.filename}" was not ready within ${duration(timeoutMs)} (${torrent.status}, ${Math.floor(torrent.progress)} %)`,
		description: rest,
	});
}
