import { collection, notice, string } from '../shared/node/fields';
import type { Field } from '../shared/node/field';
import { authenticationField } from '../Trakt/client';

/** The key of a workflow from before there was a credential for it. */
const panelKey: Field<'panelKey', 'hidden'> = {
	displayName: 'Panel Key',
	name: 'panelKey',
	type: 'hidden',
	typeOptions: { password: true },
	default: '',
};

export const panelFields = [
	authenticationField,
	notice(
		'1. Choose a Trakt, a TMDB and a WatchFlow Key credential; those of MoviePilot, Seerr, Radarr and Sonarr are optional and let the panel say where a title is. 2. Publish the workflow. 3. Open the Production URL on your phone, sign in with the key, and add the page to the home screen.',
		'notice',
	),
	panelKey,
	string(
		'Path',
		'path',
		'The end of the address at which the panel is opened: letters, digits, blanks, hyphens and slashes. Two workflows cannot share one.',
		{ required: true, default: 'panel', placeholder: 'e.g. panel' },
	),
	collection(
		'Options',
		'options',
		[
			string('Country', 'region', 'Two letters of the country for "Where to watch". The one of the browser when empty.', {
				placeholder: 'e.g. DE',
			}),
			string(
				'Image Address',
				'imageAddress',
				'Where browsers load posters from. Change it only where image.tmdb.org cannot be reached and a mirror of it can.',
				{ placeholder: 'e.g. https://image.tmdb.org/t/p' },
			),
		],
		{ placeholder: 'Add option' },
	),
];
