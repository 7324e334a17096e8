import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { callFields, callFromFields } from '../../client/pluginCall';

export const callPluginRoute = defineOperation<MoviePilotApi>()({
	resource: 'plugin',
	operation: 'call',
	name: 'Call a Route',
	action: 'Call a route of a plugin',
	description: 'Call any route that an installed plugin offers, and return what it answers',
	properties: callFields,
	execute: callFromFields,
});
