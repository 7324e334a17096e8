import { operationsOf, type Room } from '../../shared/node/form';
import type { MoviePilotApi } from '../client/api';
import { download } from './download';
import { library } from './library';
import { media } from './media';
import { message } from './message';
import { plugin } from './plugin';
import { subscription } from './subscription';
import { system } from './system';
import { torrent } from './torrent';
import { traktSync } from './traktSync';
import { transferHistory } from './transferHistory';
import { workflow } from './workflow';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<MoviePilotApi>> = [
	download,
	library,
	media,
	message,
	plugin,
	subscription,
	system,
	torrent,
	traktSync,
	transferHistory,
	workflow,
];

export const operations = operationsOf(rooms);

/** Chosen when the node is new: what most people come for. */
export const DEFAULT_RESOURCE = 'subscription';
