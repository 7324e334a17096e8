interface Trigger {
	name: string;
}

/** A trigger that never fires in a test: its workflow is run by hand. */
export const schedule = {
	id: 'schedule',
	name: 'Schedule',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	position: [0, 0],
	parameters: { rule: { interval: [{ field: 'days' }] } },
};

/**
 * Workflows of one node of the package behind a trigger.
 *
 * @param type the node's type without the name of the package
 */
export const workflowsOf = (name: string, type: string) => (title: string, trigger: Trigger, parameters: object) => ({
	name: title,
	nodes: [trigger, { id: 'node', name, type: `n8n-nodes-watchflow.${type}`, typeVersion: 1, position: [220, 0], parameters }],
	connections: { [trigger.name]: { main: [[{ node: name, type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});
