import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { readTime } from './readTime';

export const getIsoTime = defineOperation<RealDebridApi>()({
	resource: 'time',
	operation: 'getIso',
	name: 'Get ISO',
	action: 'Get the server time with its offset',
	description: 'Get the server time with its offset from UTC',
	async execute(api) {
		return await readTime(api, '/time/iso');
	},
});
