import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { readTime } from '../time';

export const getIsoTime = defineOperation<RealDebridApi>({
	resource: 'time',
	operation: 'getIso',
	name: 'Get ISO',
	action: 'Get the server time with its offset',
	description: 'Get the server time with its offset from UTC',
	async execute(api) {
		return await readTime(api, '/time/iso');
	},
});
