import type { INodeProperties } from 'n8n-workflow';
import { authenticationField } from '../Trakt/client';

export const panelFields: INodeProperties[] = [
	authenticationField,
	{
		displayName:
			'1. Choose a Trakt, a TMDB and a WatchFlow Key credential; those of MoviePilot, Seerr, Radarr and Sonarr are optional and let the panel say where a title is. 2. Publish the workflow. 3. Open the Production URL on your phone, sign in with the key, and add the page to the home screen.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		// The key of a workflow from before there was a credential for it.
		displayName: 'Panel Key',
		name: 'panelKey',
		type: 'hidden',
		typeOptions: { password: true },
		default: '',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: 'panel',
		placeholder: 'e.g. panel',
		description:
			'The end of the address at which the panel is opened: letters, digits, blanks, hyphens and slashes. Two workflows cannot share one.',
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
