import type { IDataObject } from 'n8n-workflow';
import type { Credential, N8nClient } from './client';

export interface DropDown {
	/** The node's type without the name of the package. */
	node: string;
	credential: Credential;
	methodName: string;
	/** `options` for a plain drop-down, `resource-locator-results` for one that can be searched. */
	kind: 'options' | 'resource-locator-results';
	/** What was typed into the search. */
	filter?: string;
	/** Where the field is in the form. */
	path?: string;
	/** What the form holds already. */
	parameters?: IDataObject;
}

/** Opens a drop-down as the editor does. @returns name and value of each entry */
export async function openDropDown(client: N8nClient, down: DropDown): Promise<Array<[name: string, value: unknown]>> {
	const { node, credential, methodName, kind, filter, path = 'parameters.x', parameters = {} } = down;
	const answer = await client.call<{ results: IDataObject[] } | IDataObject[]>('POST', `/rest/dynamic-node-parameters/${kind}`, {
		path,
		methodName,
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		currentNodeParameters: parameters,
		nodeTypeAndVersion: { name: `n8n-nodes-watchflow.${node}`, version: 1 },
		...(filter === undefined ? {} : { filter }),
	});
	const entries = Array.isArray(answer) ? answer : answer.results;
	return entries.map(({ name, value }) => [String(name), value]);
}
