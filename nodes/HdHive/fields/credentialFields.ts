import type { INodeProperties } from 'n8n-workflow';
import { ignoreSslField } from '../../shared/http/certificates';
import { DEFAULT_BASE_URL, UNLOCKS_PER_MINUTE } from '../client/policy';

const APP = { show: { authentication: ['app'] } };
const PERSONAL = { show: { authentication: ['personalKey'] } };

/** What a person fills in; the tokens are hidden properties of the credential itself. */
export const appProperties: INodeProperties[] = [
	{
		displayName: 'Sign In With',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'OpenAPI App', value: 'app', description: 'An app that HDHive has approved, and your own sign-in' },
			{ name: 'Personal API Key', value: 'personalKey', description: 'The older way; HDHive may have ended it' },
		],
		default: 'app',
	},
	{
		displayName:
			'Save first. Then open the connect address of an HDHive OAuth Callback Trigger node that uses this credential: it stores the sign-in here. Without such a node: fill in Redirect URL, save, open "More details" for the address to sign in at, and paste the address you end up at into Authorization Code.',
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions: APP,
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		required: true,
		default: DEFAULT_BASE_URL,
		hint: 'The site you use: https://hdhive.com, https://re0.me, or your own proxy of it',
		description: 'The site you use: https://hdhive.com, https://re0.me, or your own proxy of it',
	},
	ignoreSslField,
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'app_…',
		hint: 'Of your app on HDHive’s API page',
		description: 'Of your app on HDHive’s API page',
		displayOptions: APP,
	},
	{
		displayName: 'App Secret',
		name: 'appSecret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		hint: 'Of your app on HDHive’s API page',
		description: 'Of your app on HDHive’s API page',
		displayOptions: APP,
	},
	{
		displayName: 'Personal API Key',
		name: 'personalKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		hint: 'From the API page of your HDHive account',
		description: 'From the API page of your HDHive account',
		displayOptions: PERSONAL,
	},
	{
		displayName: 'Scopes',
		name: 'scopes',
		type: 'multiOptions',
		options: [
			{ name: 'Query', value: 'query', description: 'Look for resources and read shares' },
			{ name: 'Unlock', value: 'unlock', description: 'Unlock resources; this is what spends points' },
			{ name: 'VIP', value: 'vip', description: 'Weekly free quota and other functions for members' },
			{ name: 'Write', value: 'write', description: 'Manage your own shares, check in' },
		],
		default: ['query', 'unlock'],
		description: 'What the sign-in is asked for, at the next sign-in. The app must be approved for it.',
		displayOptions: APP,
	},
	{
		displayName: 'Redirect URL',
		name: 'redirectUri',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/callback',
		description: 'Only for pasting a code: an address that the app’s settings allow. The trigger node uses its own.',
		displayOptions: APP,
	},
	{
		displayName: 'Authorization Code',
		name: 'code',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		hint: 'May stay empty with an HDHive OAuth Callback Trigger',
		description: 'The code, or the whole address you ended up at. It is used once and then removed from here.',
		displayOptions: APP,
	},
	{
		displayName: 'Unlocks per Minute',
		name: 'unlocksPerMinute',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: UNLOCKS_PER_MINUTE,
		description: 'HDHive punishes accounts that unlock too fast',
	},
];
