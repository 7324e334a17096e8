import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { ServiceClient } from '../http/request';
import { readProfiles, readRootFolders, readTags } from './setup';

type Connect = (context: ILoadOptionsFunctions) => Promise<ServiceClient>;

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

export interface Choice {
	name: string;
	value: string | number;
}

/** What a drop-down shows after something was typed into it, by name. */
export function matching(choices: Choice[], filter = ''): INodeListSearchResult {
	const wanted = filter.trim().toLowerCase();
	const results = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results: results.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Drop-down of quality profiles; values are their IDs. */
export const profileSearch = (connect: Connect): ListSearch =>
	async function (filter) {
		const profiles = await readProfiles(await connect(this));
		return matching(
			profiles.map(({ id, name }) => ({ name, value: id })),
			filter,
		);
	};

/** Drop-down of root folders with their free space; values are the paths. */
export const rootFolderSearch = (connect: Connect): ListSearch =>
	async function (filter) {
		const folders = await readRootFolders(await connect(this));
		return matching(
			folders.map((folder) => ({ name: folderName(folder.path, folder.freeSpace), value: folder.path })),
			filter,
		);
	};

/** Multi-select of tags; values are their IDs. */
export const tagOptions = (connect: Connect): LoadOptions =>
	async function () {
		const tags = await readTags(await connect(this));
		return tags.map(({ id, label }) => ({ name: label, value: id })).sort((a, b) => a.name.localeCompare(b.name));
	};

const GIGABYTE = 1024 ** 3;

/** "/movies (512 GB free)" */
export const folderName = (path: string, freeSpace?: number | null): string =>
	freeSpace === undefined || freeSpace === null ? path : `${path} (${Math.floor(freeSpace / GIGABYTE)} GB free)`;
