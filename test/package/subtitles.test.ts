import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workflow, type INodeTypeDescription, type INodeTypes } from 'n8n-workflow';
import { ensureDist, ROOT } from './build';

ensureDist();
const nodes = JSON.parse(readFileSync(join(ROOT, 'dist/types/nodes.json'), 'utf8')) as INodeTypeDescription[];
const workflows = nodes.filter(({ properties }) => properties.some(({ name }) => name === 'operation'));

/** What n8n shows below the name of a node with these parameters. */
function subtitle(description: INodeTypeDescription, parameters: { resource: string; operation: string }): unknown {
	const node = { id: '1', name: 'Node', type: description.name, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const nodeTypes = { getByNameAndVersion: () => ({ description }) } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
}

const operationsOf = ({ properties }: INodeTypeDescription) =>
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? ['']).flatMap((resource) =>
				options.map((option) => ({ resource: String(resource), operation: String((option as { value: unknown }).value) })),
			),
		);

it.each(workflows.map((node) => [node.displayName, node] as const))('%s shows words below its name, for each operation', (_, node) => {
	const shown = operationsOf(node).map((parameters) => String(subtitle(node, parameters)));
	expect(shown.length).toBeGreaterThan(3);
	expect(shown.filter((text) => !/^[A-Z]/.test(text) || /[a-z][A-Z]/.test(text.replaceAll('TMDB', '')) || /undefined/i.test(text))).toEqual(
		[],
	);
});
