import { operationsOf, type Room } from '../../shared/node/form';
import type { RealDebridApi } from '../client/api';
import { download } from './download';
import { host } from './host';
import { link } from './link';
import { streaming } from './streaming';
import { time } from './time';
import { torrent } from './torrent';
import { traffic } from './traffic';
import { user } from './user';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<RealDebridApi>> = [download, host, link, streaming, time, torrent, traffic, user];

export const operations = operationsOf(rooms);

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'link';
