import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { MoviePilotApi } from '../../client/api';
import { manyFields } from '../../../shared/node/fields';
import { installedPlugins } from '../../fields/loadOptions';

export const getPlugins = defineOperation<MoviePilotApi>()({
	resource: 'plugin',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many installed plugins',
	description: 'List the plugins that are installed in MoviePilot',
	properties: manyFields,
	async execute(api, item) {
		const found = (await installedPlugins(api)).slice(0, limitOf(item));
		return found.map((plugin) => ({
			id: plugin.id,
			name: asText(plugin.plugin_name),
			description: asText(plugin.plugin_desc),
			version: asText(plugin.plugin_version),
			author: asText(plugin.plugin_author),
			running: plugin.state === true,
			hasUpdate: plugin.has_update === true,
		}));
	},
});
