import type { INodeTypeDescription } from 'n8n-workflow';
import type { N8nClient } from './client';
import { readExample } from './examplesStage';

/** The n8n that first had a version of a stock node, for those that the oldest n8n does not have. */
const FIRST_IN: Record<string, string> = {
	'@n8n/n8n-nodes-langchain.agent 2.2': '1.102',
};

/** The stock nodes that a running n8n has, each with its versions, as `type version`. */
export class OfferedNodes {
	private constructor(private readonly nodes: Set<string>) {}

	/** @param client logged in */
	static async of(client: N8nClient): Promise<OfferedNodes> {
		const types = JSON.parse(await client.download('/types/nodes.json')) as INodeTypeDescription[];
		const versions = types.flatMap(({ name, version }) => [version].flat().map((one) => `${name} ${one}`));
		return new OfferedNodes(new Set(versions));
	}

	/** Why an example cannot be used on this n8n; undefined when it can. */
	lackingFor(file: string): string | undefined {
		const used = readExample(file).nodes.map(({ type, typeVersion }) => `${type} ${String(typeVersion)}`);
		const missing = used.find((node) => !this.nodes.has(node));
		if (missing === undefined) return undefined;
		const first = FIRST_IN[missing];
		if (first === undefined) throw new Error(`This n8n has no ${missing}, and it is not known which one has`);
		return `needs n8n ≥ ${first} for ${missing}`;
	}
}
