import { operationsOf, type Room } from '../../shared/node/form';
import type { ArrApi } from '../../shared/arr/api';
import { movie } from './movie';
import { queue } from './queue';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<ArrApi>> = [movie, queue];

export const operations = operationsOf(rooms);
