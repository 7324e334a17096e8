import type { ArrApi } from '../../shared/arr/api';
import type { Resource } from '../../shared/form';
import type { Operation } from '../../shared/operation';
import { addMovie } from './movie.add';
import { deleteMovie } from './movie.delete';
import { getManyMovie } from './movie.getMany';
import { lookUpMovie } from './movie.lookUp';
import { getQueue } from './queue.getMany';

export const resources: Resource[] = [
	{ name: 'Movie', value: 'movie', description: 'Films in Radarr, and those it could get' },
	{ name: 'Queue', value: 'queue', description: 'What is being downloaded' },
];

/** The first one of a resource is the default. */
export const operations: Array<Operation<ArrApi>> = [getManyMovie, addMovie, lookUpMovie, deleteMovie, getQueue];
