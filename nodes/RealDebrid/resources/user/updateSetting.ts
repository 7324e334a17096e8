import { defineOperation } from '../../../shared/node/operation';
import { postForm, type RealDebridApi } from '../../client/api';
import { pick } from '../../fields/fields';

export const updateSetting = defineOperation<RealDebridApi>({
	resource: 'user',
	operation: 'updateSetting',
	name: 'Update Setting',
	action: 'Update a setting',
	description: 'Change one setting of the account',
	properties: [
		pick(
			'Setting',
			'settingName',
			'Which setting to change',
			[
				{ name: 'Download Port', value: 'download_port' },
				{ name: 'Language', value: 'locale' },
				{ name: 'Mobile Streaming Quality', value: 'mobile_streaming_quality' },
				{ name: 'Streaming Cast Audio', value: 'streaming_cast_audio_preference' },
				{ name: 'Streaming Language', value: 'streaming_language_preference' },
				{ name: 'Streaming Quality', value: 'streaming_quality' },
			],
			'download_port',
		),
		{
			displayName: 'Value Name or ID',
			name: 'settingValue',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getSettingValues', loadOptionsDependsOn: ['settingName'] },
			required: true,
			default: '',
			description:
				'The values that the account may have. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
	async execute(api, item) {
		const setting = item.string('settingName');
		const value = item.string('settingValue');
		await postForm(api.client, '/settings/update', { setting_name: setting, setting_value: value }, 'idempotent');
		return { setting, value, updated: true };
	},
});
