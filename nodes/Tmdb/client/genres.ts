import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../shared/node/nodeErrors';
import { asText } from '../../shared/util/text';
import { connectTmdb } from './client';
import type { TmdbType } from './lists';
import { asList, asObject } from '../makers/reads';

/** The genres of one type, for a drop-down. */
async function genres(context: ILoadOptionsFunctions, type: TmdbType): Promise<INodePropertyOptions[]> {
	try {
		const client = await connectTmdb(context);
		const body = asObject(await client.get(`/3/genre/${type}/list`));
		return asList(body.genres).map(({ id, name }) => ({ name: asText(name), value: asText(id) }));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

export async function getMovieGenres(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await genres(this, 'movie');
}

export async function getShowGenres(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await genres(this, 'tv');
}
