import { attempt, wasThere } from '../../shared/util/attempt';
import { InputError, ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { SEERR_API } from './policy';
import type { Destination } from './requests';

export type Kind = 'radarr' | 'sonarr';

interface Server {
	id: number;
	name: string;
	is4k: boolean;
	isDefault: boolean;
}

/** A Radarr or Sonarr of Seerr, with what can be chosen on it. */
export interface ServerDetails {
	server: Server;
	profiles: Array<{ id: number; name: string }>;
	rootFolders: Array<{ path: string; freeSpace?: number }>;
	tags?: Array<{ id: number; label: string }>;
}

export const readServers = async (client: ServiceClient, kind: Kind): Promise<Server[]> =>
	(await client.get(`${SEERR_API}/service/${kind}`)) as Server[];

/**
 * The details of a server; of Seerr's default one when none is chosen.
 *
 * @throws InputError when there is no such server
 */
export async function readServer(client: ServiceClient, kind: Kind, is4k: boolean, id?: number): Promise<ServerDetails> {
	const wanted = id ?? (await readServers(client, kind)).find((server) => server.isDefault && server.is4k === is4k)?.id;
	if (wanted === undefined) {
		throw new InputError(
			fieldOf(kind, 'Server'),
			'is empty',
			`Seerr has no default ${is4k ? '4K ' : ''}${NAMES[kind]} server: set one in Seerr (Settings → Services), or choose one here.`,
		);
	}
	const details = await attempt(client.get(path`/api/v1/service/${kind}/${wanted}`));
	if (!(details instanceof ServiceError)) return details as ServerDetails;
	if (details.status !== 404) throw details;
	throw new InputError(fieldOf(kind, 'Server'), `is ${wanted}, which Seerr does not have`, 'Choose the server again in the node.');
}

/**
 * Without a default 4K server Seerr takes a 4K request and passes it on to nobody.
 *
 * @returns what to say then; undefined when there is one
 */
export async function lacks4kServer(client: ServiceClient, kind: Kind): Promise<string | undefined> {
	if ((await readServers(client, kind)).some(({ is4k, isDefault }) => is4k && isDefault)) return undefined;
	return `Seerr has no default 4K ${NAMES[kind]} server, so that it would pass the request on to nobody. Set one in Seerr (Settings → Services), or choose one here`;
}

/** As the form calls it: films and shows have each their own fields. */
const fieldOf = (kind: Kind, field: string) => `${kind === 'radarr' ? 'Movie' : 'Show'} ${field}`;

const NAMES = { radarr: 'Radarr', sonarr: 'Sonarr' };

/**
 * Checks what was chosen against what the server has, before anything is requested: Seerr itself takes
 * any number and fails later.
 *
 * @throws InputError naming the field and what to choose
 */
export async function checkDestination(client: ServiceClient, kind: Kind, is4k: boolean, chosen: Destination = {}): Promise<void> {
	const { serverId, profileId, rootFolder, tags } = chosen;
	if ([serverId, profileId, rootFolder].every((value) => value === undefined) && !tags?.length) return;
	const details = await readServer(client, kind, is4k, serverId);
	if (details.server.is4k !== is4k) {
		const [is, asked] = is4k ? ['is not', 'on'] : ['is', 'off'];
		throw new InputError(
			fieldOf(kind, 'Server'),
			`is "${details.server.name}", which ${is} a 4K server`,
			`4K is ${asked}: choose another server, or change 4K.`,
		);
	}
	check(
		fieldOf(kind, 'Quality Profile'),
		profileId,
		details.profiles.map(({ id, name }) => ({ id, name })),
	);
	check(
		fieldOf(kind, 'Root Folder'),
		rootFolder,
		details.rootFolders.map((folder) => ({ id: folder.path, name: folder.path })),
	);
	for (const tag of tags ?? [])
		check(
			fieldOf(kind, 'Tag Names or IDs'),
			tag,
			(details.tags ?? []).map(({ id, label }) => ({ id, name: label })),
		);
}

function check<T>(field: string, chosen: T | undefined, all: Array<{ id: T; name: string }>): void {
	if (chosen === undefined || all.some(({ id }) => id === chosen)) return;
	throw new InputError(
		field,
		`is "${String(chosen)}", which the server does not have`,
		`Choose one of these: ${all.map(({ name }) => name).join(', ')}.`,
	);
}

export interface User {
	id: number;
	displayName?: string;
	username?: string | null;
	plexUsername?: string | null;
	jellyfinUsername?: string | null;
	email?: string;
}

/** As Seerr shows the user; the mail address where there is no name. */
export const userName = (user: User): string =>
	user.displayName || user.username || user.plexUsername || user.jellyfinUsername || user.email || `User ${user.id}`;

/** @throws InputError when Seerr has no such user */
export async function checkUser(client: ServiceClient, id: number | undefined): Promise<void> {
	if (id === undefined) return;
	if (await wasThere(client.get(path`/api/v1/user/${id}`))) return;
	throw new InputError('Request As', `is ${id}, whom Seerr does not know`, 'Choose the user again in the node.');
}
