import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { readTime } from './readTime';

export const getTime = defineOperation<RealDebridApi>()({
	resource: 'time',
	operation: 'get',
	name: 'Get',
	action: 'Get the server time',
	description: 'Get the server time as Real-Debrid has it, in Paris local time',
	async execute(api) {
		return await readTime(api, '/time');
	},
});
