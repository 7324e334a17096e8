import { operationsOf, type Room } from '../../shared/node/form';
import type { HdHiveApi } from '../client/api';
import { account } from './account';
import { message } from './message';
import { resource } from './resource';
import { share } from './share';
import { subscription } from './subscription';
import { token } from './token';
import { usage } from './usage';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<HdHiveApi>> = [resource, account, message, share, subscription, token, usage];

export const operations = operationsOf(rooms);
