import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { TMDB_CREDENTIAL } from '../Tmdb/client';
import { authenticationField, traktCredentials } from '../Trakt/client';

export const panelCredentials: INodeCredentialDescription[] = [...traktCredentials, { name: TMDB_CREDENTIAL, required: true }];

export const panelFields: INodeProperties[] = [
	authenticationField,
	{
		displayName:
			'1. Choose a Trakt and a TMDB credential and set a Panel Key. 2. Publish the workflow. 3. Open the Production URL on your phone, sign in with the key, and add the page to the home screen.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Panel Key',
		name: 'panelKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description: 'At least 12 characters of your choice. Only who knows it sees anything of the panel. A new key signs every browser out.',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: 'panel',
		placeholder: 'e.g. panel',
		description: 'The end of the address at which the panel is opened. Two workflows cannot share one.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Country',
				name: 'region',
				type: 'string',
				default: '',
				placeholder: 'e.g. DE',
				description: 'Two letters of the country for "Where to watch". The one of the browser when empty.',
			},
			{
				displayName: 'Image Address',
				name: 'imageAddress',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://image.tmdb.org/t/p',
				description: 'Where browsers load posters from. Change it only where image.tmdb.org cannot be reached and a mirror of it can.',
			},
		],
	},
];
