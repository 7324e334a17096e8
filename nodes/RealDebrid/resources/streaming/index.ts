import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { getMediaInfo } from './mediaInfo';
import { getTranscodingLinks } from './transcode';

/** The first operation is the default. */
export const streaming: Room<RealDebridApi> = {
	name: 'Streaming',
	value: 'streaming',
	description: 'Transcoding and media info',
	operations: [getTranscodingLinks, getMediaInfo],
};
