import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../../shared/node/errors';
import type { HttpCall } from '../../../shared/http/messages';
import { string } from '../../../shared/node/fields';
import type { ItemInput } from '../../../shared/node/itemInput';
import { attempt } from '../../../shared/util/attempt';
import { asText } from '../../../shared/util/text';
import { asList, type MoviePilotApi } from '../../client/api';

export const hashField = string('Hash', 'hash', 'The field "hash" of a download', {
	required: true,
	placeholder: 'e.g. 1f0c9a0e6c2d4b58a3e7d9f1b2c3d4e5f6a7b8c9',
	hint: 'From Download: Get Many, the field "hash"',
});

export const downloaderField = string('Downloader', 'downloader', 'The name of the download client; empty for MoviePilot’s default one', {
	placeholder: 'e.g. qbittorrent',
	hint: 'May stay empty; its name stands in MoviePilot under Settings → System',
});

/** @throws InputError for anything but a torrent hash */
export function hashOf(item: ItemInput<typeof hashField>): string {
	const hash = item.string('hash').toLowerCase();
	if (/^[0-9a-f]{32,64}$/.test(hash)) return hash;
	throw new InputError('Hash', 'is not the hash of a download', 'Give the field "hash" as Download: Get Many returns it.');
}

/** Name of the download client for the query; nothing for the default one. */
export const clientQuery = (item: ItemInput<typeof downloaderField>) => ({ name: item.string('downloader') || undefined });

/**
 * MoviePilot says `success: false` without a reason when the download client did not do it.
 *
 * @throws ServiceError also for an answer that cannot be read
 */
export async function actOnDownload(api: MoviePilotApi, call: Omit<HttpCall, 'retry'>): Promise<void> {
	const { body } = await api.client.request({ ...call, retry: 'idempotent' });
	if ((body as { success?: unknown } | undefined)?.success !== false) return;
	throw new ServiceError({
		service: 'MoviePilot',
		status: 200,
		message: 'MoviePilot’s download client did not do it',
		description:
			'Check the hash with Download: Get Many. With several download clients, give the name of the one that has it in "Downloader".',
	});
}

export const simpleDownload = (download: IDataObject): IDataObject => ({
	hash: download.hash,
	title: download.title ?? null,
	name: download.name ?? null,
	year: download.year ?? null,
	seasonEpisode: download.season_episode || null,
	state: download.state ?? null,
	progress: download.progress ?? null,
	size: download.size ?? null,
	downloadSpeed: download.dlspeed ?? null,
	uploadSpeed: download.upspeed ?? null,
	timeLeft: download.left_time || null,
	downloader: download.downloader ?? null,
	user: download.username ?? null,
});

/** Version 2 answers success to pausing and deleting what it does not have, and `[]` for a downloader that it does not know. */
export async function isLoading(api: MoviePilotApi, item: ItemInput<typeof downloaderField>, hash: string): Promise<boolean> {
	await checkDownloader(api, item);
	return asList(await api.get('/api/v1/download/', clientQuery(item))).some((download) => asText(download.hash).toLowerCase() === hash);
}

/** @throws InputError for a name that MoviePilot does not have; servers that do not tell their names are believed */
async function checkDownloader(api: MoviePilotApi, item: ItemInput<typeof downloaderField>): Promise<void> {
	const name = item.string('downloader');
	if (name === '') return;
	const clients = await attempt(api.get('/api/v1/download/clients'));
	if (clients instanceof ServiceError) return;
	const names = asList(clients).map((client) => asText(client.name));
	if (names.length > 0 && !names.includes(name))
		throw new InputError(
			'Downloader',
			`is "${name.slice(0, 60)}", which MoviePilot does not have`,
			`Give one of these: ${names.join(', ')}.`,
		);
}

/** @throws ServiceError (404) for a hash that is not being loaded */
export async function mustLoad(api: MoviePilotApi, item: ItemInput<typeof downloaderField>, hash: string): Promise<void> {
	if (await isLoading(api, item, hash)) return;
	throw new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: `MoviePilot is not loading anything with the hash ${hash}`,
		description: 'Take the hash from Download: Get Many. One that is complete is not listed any longer.',
	});
}
