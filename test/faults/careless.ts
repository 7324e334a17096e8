import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { Simulator } from '../simulators/simulator';
import { defineAdapter, type FaultWorld } from './adapter';

const TOKEN = 'token-of-the-careless-node';

interface CarelessWorld extends FaultWorld {
	url: string;
}

/** A node that does wrong what can be done wrong, one thing per operation. */
class Careless implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Careless',
		name: 'careless',
		group: ['transform'],
		version: 1,
		description: 'Does everything wrong',
		defaults: { name: 'Careless' },
		inputs: ['main'],
		outputs: ['main'],
		properties: ['resource', 'operation', 'url'].map((name) => ({ displayName: name, name, type: 'string', default: '' })),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof HABITS;
		const url = this.getNodeParameter('url', 0) as string;
		const ask = async (method: string) => {
			const answer = await fetch(`${url}/things`, { method });
			if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
			return await answer.text();
		};
		const json = { text: await HABITS[operation](this, ask) };
		return [[{ json }]];
	}
}

type Habit = (context: IExecuteFunctions, ask: (method: string) => Promise<string>) => Promise<string>;

const refuse = (context: IExecuteFunctions, message: string, description: string): never => {
	throw new NodeOperationError(context.getNode(), message, { description });
};

const clearly = (context: IExecuteFunctions) => refuse(context, 'Careless could not be asked', 'Run the workflow again in a few minutes.');

const HABITS = {
	/** Sends a write again although it may have happened. */
	repeats: async (context, ask) =>
		await ask('POST')
			.catch(async () => await ask('POST'))
			.catch(() => clearly(context)),
	claims: async (_, ask) => await ask('POST').catch(() => 'done'),
	invents: async (_, ask) => await ask('GET').catch(() => 'nothing there'),
	mumbles: async (context, ask) => await ask('GET').catch((error: Error) => refuse(context, error.message, '')),
	tells: async (context, ask) =>
		await ask('GET').catch(() => refuse(context, 'Careless could not be asked', `It did not like ${TOKEN} in the request.`)),
} satisfies Record<string, Habit>;

export const careless = defineAdapter<CarelessWorld>({
	folder: 'Careless',
	node: Careless,
	names: ['Careless'],
	credentials: [],
	operations: Object.keys(HABITS).map((operation) => ({ resource: 'thing', operation })),
	async start() {
		const things: string[] = [];
		const simulator = await Simulator.start('Careless', {}, (app) => {
			app.post('/things', async () => things.push('thing'));
			app.get('/things', async () => things);
		});
		simulator.secrets.add(TOKEN);
		return {
			url: simulator.url,
			simulators: [simulator],
			credentials: {},
			snapshot: () => things,
			secrets: () => simulator.secrets,
			close: async () => await simulator.close(),
		};
	},
	sample: (_, { url }) => ({ parameters: { url } }),
});
