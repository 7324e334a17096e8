import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { eventInWords } from '../shared/node/form';
import { authenticationField, realDebridCredentials } from './fields/credentials';
import { triggerFields } from './trigger/fields';
import { pollRealDebrid } from './trigger/poll';

export class RealDebridTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Real-Debrid Trigger',
		name: 'realDebridTrigger',
		icon: { light: 'file:realDebrid.svg', dark: 'file:realDebrid.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventInWords,
		description: 'Starts the workflow when a torrent reaches a status, a link was unrestricted, or Premium is about to end',
		defaults: { name: 'Real-Debrid Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: realDebridCredentials,
		properties: [authenticationField, ...triggerFields],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRealDebrid(this);
	}
}
