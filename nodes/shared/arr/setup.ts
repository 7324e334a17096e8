import { InputError, ServiceError } from '../node/errors';
import type { ServiceClient } from '../http/request';
import { asText } from '../util/text';
import { withoutEnding } from '../util/withoutEnding';
import { ARR_API } from './policy';

interface QualityProfile {
	id: number;
	name: string;
}

interface RootFolder {
	path: string;
	/** Bytes. */
	freeSpace?: number;
	accessible?: boolean;
}

interface Tag {
	id: number;
	label: string;
}

/** What every added title needs besides its number. */
export interface Setup {
	qualityProfileId: number;
	rootFolderPath: string;
}

export const readProfiles = async (client: ServiceClient): Promise<QualityProfile[]> =>
	asList<QualityProfile>(client, await client.get(`${ARR_API}/qualityprofile`)).map(({ id, name }) => ({ id, name: asText(name) }));

export const readRootFolders = async (client: ServiceClient): Promise<RootFolder[]> =>
	asList<RootFolder>(client, await client.get(`${ARR_API}/rootfolder`));

export const readTags = async (client: ServiceClient): Promise<Tag[]> => asList<Tag>(client, await client.get(`${ARR_API}/tag`));

/**
 * Checks the chosen quality profile, root folder and tags against what the server has, before anything is
 * written. A choice that was left empty is made where there is only one.
 *
 * @throws InputError naming the field and what to choose
 */
export async function checkSetup(client: ServiceClient, chosen: Partial<Setup> & { tagIds?: number[] }): Promise<Setup> {
	const { service } = client.policy;
	const [profiles, folders, tags] = await Promise.all([
		readProfiles(client),
		readRootFolders(client),
		chosen.tagIds?.length ? readTags(client) : [],
	]);
	const profile = theOne(
		service,
		'Quality Profile',
		profiles,
		(one) => one.id === chosen.qualityProfileId,
		chosen.qualityProfileId,
		(one) => one.name,
	);
	const wanted = chosen.rootFolderPath || undefined;
	const folder = theOne(
		service,
		'Root Folder',
		folders,
		(one) => plain(one.path) === plain(wanted ?? ''),
		wanted,
		(one) => one.path,
	);
	const unknown = chosen.tagIds?.find((id) => !tags.some((tag) => tag.id === id));
	if (unknown !== undefined) {
		throw new InputError('Tag Names or IDs', `names tag ${unknown}, which ${service} does not have`, 'Choose the tags again in the node.');
	}
	return { qualityProfileId: profile.id, rootFolderPath: folder.path };
}

/** The one that was chosen, or the only one there is. */
function theOne<T>(service: string, field: string, all: T[], isIt: (one: T) => boolean, chosen: unknown, name: (one: T) => string): T {
	const names = all.map(name).join(', ');
	const found = chosen === undefined ? all[0] : all.find(isIt);
	if (all.length === 0) {
		throw new InputError(field, `cannot be chosen: ${service} has none yet`, `Set one up in ${service} first: Settings → ${PAGES[field]}.`);
	}
	if (chosen === undefined && all.length > 1) throw new InputError(field, 'is empty', `Choose one that ${service} has: ${names}.`);
	if (found === undefined)
		throw new InputError(field, `is "${asText(chosen)}", which ${service} does not have`, `Choose one of these: ${names}.`);
	return found;
}

const PAGES: Record<string, string> = { 'Quality Profile': 'Profiles', 'Root Folder': 'Media Management' };

const plain = (path: string) => withoutEnding(path, '\\/');

/** @throws ServiceError for a body that is no list: something else answers there */
export function asList<T>(client: ServiceClient, body: unknown): T[] {
	if (Array.isArray(body)) return body as T[];
	const { service } = client.policy;
	throw new ServiceError({
		service,
		message: `Something answers at the Base URL, but it is not ${service}`,
		description: `Give the address you open ${service} with in the credential.`,
	});
}
