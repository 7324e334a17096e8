import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { CODE } from '../../client/codes';
import { heldFor, holdAdds } from './hold';
import { readList } from '../../client/lists';
import { hasCode, outcomeOf } from '../../client/outcome';
import { INFRINGING_HOLD_MS } from '../../client/policy';
import { putFile } from '../../client/putFile';
import type { Source } from './source';

export interface AddOptions {
	host?: string;
	ip?: string;
	/** A torrent of the same hash that does not count as the new one. */
	notId?: string;
}

export interface Added {
	id: string;
	hash: string;
	uri?: string;
	/** It was in the account already, or was found there after a lost answer. */
	existed: boolean;
}

export const readAddOptions = (options: IDataObject): AddOptions => ({
	host: asText(options.host) || undefined,
	ip: asText(options.ip) || undefined,
});

/**
 * Adds a torrent, once: when the answer is lost, the hash is looked up before anything is sent again.
 * A refusal as infringing is often a pause of the whole account, so adding is held for all and tried
 * once more; the hash is not remembered as bad.
 *
 * @throws ServiceError
 */
export async function addTorrent(api: RealDebridApi, source: Source, options: AddOptions = {}): Promise<Added> {
	await waitForHold(api);
	const first = await settled(api, source, options);
	if (!(first instanceof ServiceError)) return first;
	if (!isPause(first)) throw first;
	holdAdds(api.account, api.clock.now() + INFRINGING_HOLD_MS);
	await waitForHold(api);
	const second = await settled(api, source, options);
	if (second instanceof ServiceError) throw second;
	return second;
}

const isPause = (error: ServiceError): boolean => error.status === 451 || hasCode(error, CODE.infringing);

/** No free place for another torrent: 509 without a body in practice, code 21 in the document. */
export const isFull = (error: ServiceError): boolean => error.status === 509 || hasCode(error, CODE.tooManyActive);

async function waitForHold(api: RealDebridApi): Promise<void> {
	for (let wait = heldFor(api.account, api.clock.now()); wait > 0; wait = heldFor(api.account, api.clock.now())) {
		await api.clock.sleep(wait);
	}
}

/** Sends the add; what became of one whose answer was lost is found out by its hash. */
async function settled(api: RealDebridApi, source: Source, options: AddOptions): Promise<Added | ServiceError> {
	const first = await outcomeOf(send(api, source, options));
	if (!(first instanceof ServiceError)) return first;
	const known = await lookUp(api, source, options, first);
	if (known !== undefined || !isLost(first)) return known ?? first;
	const second = await outcomeOf(send(api, source, options));
	if (!(second instanceof ServiceError)) return second;
	return (await lookUp(api, source, options, second)) ?? second;
}

const isLost = (error: ServiceError): boolean =>
	error.outcomeUnknown && !isFull(error) && !(error.code !== undefined && /^-?\d+$/.test(error.code));

/** Right after a lost answer the list may be a moment behind, so it is read twice. */
async function lookUp(api: RealDebridApi, source: Source, options: AddOptions, error: ServiceError): Promise<Added | undefined> {
	if (!isLost(error) && !hasCode(error, CODE.alreadyActive)) return undefined;
	for (let look = 0; look < 2; look++) {
		if (look > 0) await api.clock.sleep(3_000);
		const id = await findByHash(api, source.hash, options.notId);
		if (id !== undefined) return { id, hash: source.hash, existed: true };
	}
	return undefined;
}

/** The newest torrent of this hash. */
export async function findByHash(api: RealDebridApi, hash: string, notId?: string): Promise<string | undefined> {
	const rows = await readList(api.client, '/torrents');
	const found = rows.find((row) => asText(row.hash).toLowerCase() === hash && row.id !== notId);
	return found === undefined ? undefined : asText(found.id);
}

async function send(api: RealDebridApi, source: Source, { host, ip }: AddOptions): Promise<Added> {
	const body =
		source.file === undefined
			? await sendMagnet(api, source, host, ip)
			: await putFile(api, '/torrents/addTorrent', source.file, { query: { host, ip } });
	const { id, uri } = (body ?? {}) as { id?: unknown; uri?: unknown };
	if (asText(id) === '') throw noId();
	return { id: asText(id), hash: source.hash, existed: false, uri: asText(uri) };
}

/** A success without an id may be one all the same, so it counts as lost. */
const noId = (): ServiceError =>
	new ServiceError({
		service: 'Real-Debrid',
		message: 'Real-Debrid did not say which torrent it added',
		description: 'Look with Torrent: Get Many whether it is there, and run again if it is not.',
		outcomeUnknown: true,
	});

async function sendMagnet(api: RealDebridApi, source: Source, host?: string, ip?: string): Promise<unknown> {
	const form: Record<string, string> = { magnet: source.magnet ?? '' };
	if (host !== undefined) form.host = host;
	if (ip !== undefined) form.ip = ip;
	return (await api.client.request({ method: 'POST', path: '/torrents/addMagnet', form })).body;
}
