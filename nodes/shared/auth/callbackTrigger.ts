import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { keyBefore, testKey } from './keyWeb';

/**
 * What the OAuth callback triggers of all services have in common: `…/connect` starts a sign-in, `…/callback` ends it.
 *
 * @param steps how to connect, shown on top of the form
 */
export const callbackForm = (steps: string) =>
	({
		group: ['trigger'],
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{ name: 'default', httpMethod: 'GET', responseMode: 'onReceived', path: 'callback' },
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'connect' },
		],
		properties: [{ displayName: steps, name: 'notice', type: 'notice', default: '' }, keyBefore('Connect Key', 'connectKey')],
	}) satisfies Partial<INodeTypeDescription>;

/** The service learns the address from its app's settings or from each sign-in: nothing is registered there. */
export const NOTHING_TO_REGISTER = {
	default: {
		checkExists: async (): Promise<boolean> => await Promise.resolve(true),
		create: async (): Promise<boolean> => await Promise.resolve(true),
		delete: async (): Promise<boolean> => await Promise.resolve(true),
	},
};

export const KEY_TEST = { credentialTest: { testKey } };
