import { operationsOf, type Room } from '../../shared/node/form';
import type { ServiceClient } from '../../shared/http/request';
import { media } from './media';
import { request } from './request';

/** In the order of the Resource drop-down. */
export const rooms: Array<Room<ServiceClient>> = [request, media];

export const operations = operationsOf(rooms);
