import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { eventInWords } from '../shared/node/form';
import { authenticationField, traktCredentials } from './fields/credentials';
import { searchLists } from './client/listSearch';
import { pollTrakt } from './trigger/pollTrakt';
import { triggerFields } from './trigger/fields';

export class TraktTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trakt Trigger',
		name: 'traktTrigger',
		icon: { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventInWords,
		description: 'Starts the workflow when something changes at Trakt or is about to air',
		defaults: { name: 'Trakt Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: traktCredentials,
		properties: [authenticationField, ...triggerFields],
	};

	methods = { listSearch: { searchLists } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrakt(this);
	}
}
