import type { IDataObject } from 'n8n-workflow';
import { N8nClient, type Credential, type Execution, type WorkflowRecord } from './client';
import type { Harness } from './harness';
import { eventually } from './steps';

/** A person at n8n 1.x: its editor asks for some things in another way, and Trakt is signed in to by device code. */
class OlderN8nClient extends N8nClient {
	private device?: Credential;

	override async createCredential(name: string, type: string, data: IDataObject): Promise<Credential> {
		const credential = await super.createCredential(name, type, data);
		if (type === 'watchFlowTraktDeviceApi') this.device = credential;
		return credential;
	}

	/** n8n before 2.14 sends a PKCE client's secret in a header, which Trakt refuses: nobody presses Connect there. */
	override async connectOAuth2(): Promise<void> {}

	override async importWorkflow(exported: object, credentials: Record<string, Credential[]> = {}): Promise<WorkflowRecord> {
		const workflow = structuredClone(exported) as { nodes: Array<{ type: string; parameters: IDataObject }> };
		const given = { ...credentials };
		for (const { type, parameters } of workflow.nodes) {
			const button = credentials[type]?.some((one) => one.type === 'watchFlowTraktOAuth2Api');
			if (this.device === undefined || !button) continue;
			parameters.authentication = 'device';
			given[type] = [...(credentials[type] ?? []), this.device];
		}
		return await super.importWorkflow({ ...workflow, active: false }, given);
	}

	override async activate({ id }: WorkflowRecord): Promise<void> {
		await this.publish(id, true);
	}

	override async deactivate({ id }: WorkflowRecord): Promise<void> {
		await this.publish(id, false);
	}

	/** An execution is called done a moment before its data can be read. */
	override async getExecution(id: string): Promise<Execution> {
		return await eventually(`the data of execution ${id}`, async () => {
			const execution = await super.getExecution(id);
			const isRunning = execution.status === 'running' || execution.status === 'new';
			return isRunning || execution.data !== undefined ? execution : undefined;
		});
	}

	private async publish(id: string, active: boolean): Promise<void> {
		await this.call('PATCH', `/rest/workflows/${id}?forceSave=true`, { active });
	}
}

/** The client that fits a harness's n8n. */
export function clientFor({ version }: Harness, url: string): N8nClient {
	return Number.parseInt(version, 10) < 2 ? new OlderN8nClient(url) : new N8nClient(url);
}
