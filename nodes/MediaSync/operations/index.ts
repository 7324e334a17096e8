import { operationsOf, type Room } from '../../shared/node/form';
import type { MediaSyncApi } from '../sync/api';
import { history } from './history';
import { sync } from './sync';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<MediaSyncApi>> = [sync, history];

export const operations = operationsOf(rooms);
