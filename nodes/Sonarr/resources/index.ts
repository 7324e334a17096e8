import { operationsOf, type Room } from '../../shared/node/form';
import type { ArrApi } from '../../shared/arr/api';
import { queue } from './queue';
import { series } from './series';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<ArrApi>> = [series, queue];

export const operations = operationsOf(rooms);
