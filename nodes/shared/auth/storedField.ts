import type { INodeProperties } from 'n8n-workflow';

/**
 * A field of a credential that no form shows: n8n stores in it what a sign-in gave.
 *
 * @param isSecret n8n leaves it out of what it answers to the editor
 */
export const storedField = (displayName: string, name: string, value: INodeProperties['default'], isSecret = false): INodeProperties => ({
	displayName,
	name,
	type: 'hidden',
	default: value,
	...(isSecret ? { typeOptions: { password: true } } : {}),
});
