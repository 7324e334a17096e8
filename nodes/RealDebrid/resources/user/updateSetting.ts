import { defineOperation } from '../../../shared/node/operation';
import { postForm, type RealDebridApi } from '../../client/api';
import { options } from '../../../shared/node/fields';

export const updateSetting = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'updateSetting',
	name: 'Update Setting',
	action: 'Update a setting',
	description: 'Change one setting of the account',
	properties: [
		options(
			'Setting',
			'settingName',
			[
				{ name: 'Download Port', value: 'download_port' },
				{ name: 'Language', value: 'locale' },
				{ name: 'Mobile Streaming Quality', value: 'mobile_streaming_quality' },
				{ name: 'Streaming Cast Audio', value: 'streaming_cast_audio_preference' },
				{ name: 'Streaming Language', value: 'streaming_language_preference' },
				{ name: 'Streaming Quality', value: 'streaming_quality' },
			],
			'Which setting to change',
			{ default: 'download_port' },
		),
		options(
			'Value Name or ID',
			'settingValue',
			[],
			'The values that the account may have. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			{ typeOptions: { loadOptionsMethod: 'getSettingValues', loadOptionsDependsOn: ['settingName'] }, required: true },
		),
	],
	async execute(api, item) {
		const setting = item.string('settingName');
		const value = item.string('settingValue');
		await postForm(api.client, '/settings/update', { setting_name: setting, setting_value: value }, 'idempotent');
		return { setting, value, updated: true };
	},
});
