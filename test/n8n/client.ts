import { CREDENTIAL_BLANKING_VALUE, type IDataObject, type INodeExecutionData, type IRunExecutionData } from 'n8n-workflow';
import { approve } from './consent';
import { parse } from 'flatted';

export const OWNER = {
	email: 'owner@watchflow.example',
	firstName: 'Watch',
	lastName: 'Flow',
	password: 'Watchflow-1',
};

export interface Credential {
	id: string;
	name: string;
	type: string;
	data?: IDataObject;
}

export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface WorkflowRecord extends IDataObject {
	id: string;
	name: string;
	versionId: string;
}

export interface Execution {
	id: string;
	status: string;
	mode: string;
	data: IRunExecutionData;
	/** The record exactly as n8n sent it. */
	raw: string;
}

const DONE = ['success', 'error', 'crashed', 'canceled'];

/** What a person in the editor makes the editor ask n8n's REST API for. */
export class N8nClient {
	/** Bodies of every answer, so that a test can look for what should not be in them. */
	readonly answers: string[] = [];

	private cookie = '';

	constructor(private readonly url: string) {}

	/** Creates the owner of a new n8n; the client is then logged in. */
	async setUpOwner(): Promise<void> {
		await this.call('POST', '/rest/owner/setup', OWNER);
	}

	async login(): Promise<void> {
		const { email, password } = OWNER;
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(name: string, type: string, data: IDataObject): Promise<Credential> {
		return await this.call('POST', '/rest/credentials', { name, type, data });
	}

	/** With `data`, in the form the editor sees it: secrets are blanked. */
	async getCredential(id: string): Promise<Credential> {
		return await this.call('GET', `/rest/credentials/${id}?includeData=true`);
	}

	async updateCredential(id: string, data: IDataObject): Promise<Credential> {
		const { name, type } = await this.getCredential(id);
		return await this.call('PATCH', `/rest/credentials/${id}`, { id, name, type, data });
	}

	/**
	 * What the editor does when a credential is opened or saved. It never tests an OAuth2 credential;
	 * the API does, given n8n's placeholder for "what is stored" where it said only that there is a token.
	 */
	async testCredential(id: string, changes: IDataObject = {}): Promise<TestResult> {
		const { name, type, data: shown } = await this.getCredential(id);
		const data = { ...shown, ...changes };
		if (data.oauthTokenData === true) data.oauthTokenData = CREDENTIAL_BLANKING_VALUE;
		return await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** Presses Connect, says yes on the service's page, and comes back. */
	async connectOAuth2(id: string): Promise<void> {
		const authorizeUrl = await this.call<string>('GET', `/rest/oauth2-credential/auth?id=${id}`);
		const callback = await approve(authorizeUrl);
		const answer = await fetch(callback, { headers: { cookie: this.cookie } });
		const page = await answer.text();
		this.answers.push(page);
		if (!answer.ok || /error/i.test(/<title>[^<]*/.exec(page)?.[0] ?? '')) {
			throw new Error(`The OAuth callback answered ${answer.status}: ${page.slice(0, 500)}`);
		}
	}

	/** Imports an exported workflow and gives its nodes, by their type, these credentials. */
	async importWorkflow(exported: object, credentials: Record<string, Credential[]> = {}): Promise<WorkflowRecord> {
		const workflow = structuredClone(exported) as IDataObject;
		for (const node of workflow.nodes as IDataObject[]) {
			const given = credentials[node.type as string] ?? [];
			if (given.length === 0) continue;
			const entries = given.map(({ id, name, type }) => [type, { id, name }]);
			node.credentials = Object.fromEntries(entries) as IDataObject;
		}
		delete workflow.id;
		return await this.call('POST', '/rest/workflows', workflow);
	}

	async activate({ id, versionId }: WorkflowRecord): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: WorkflowRecord): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow as the editor's button does: a manual execution. */
	async runManually(workflow: WorkflowRecord, triggerName: string): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>('POST', `/rest/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: triggerName },
		});
		return executionId;
	}

	/** The ids of a workflow's finished executions, newest first. */
	async finishedExecutions(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Array<{ id: string; status: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=50`,
		);
		return results.filter(({ status }) => DONE.includes(status)).map(({ id }) => id);
	}

	async getExecution(id: string): Promise<Execution> {
		const record = await this.call<IDataObject>('GET', `/rest/executions/${id}`);
		return {
			id,
			status: String(record.status),
			mode: String(record.mode),
			data: parse(String(record.data)) as IRunExecutionData,
			raw: JSON.stringify(record),
		};
	}

	/** Waits for an execution to end, however it ends. */
	async waitForExecution(id: string, limitMs = 60_000): Promise<Execution> {
		const deadline = Date.now() + limitMs;
		for (;;) {
			const execution = await this.getExecution(id);
			if (DONE.includes(execution.status)) return execution;
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still "${execution.status}"`);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** A file that n8n serves to the editor, such as an icon or the node types. */
	async download(path: string): Promise<string> {
		const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
		if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
		return await response.text();
	}

	/** One request to n8n's REST API with the session cookie; throws on any error status. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await response.text();
		this.answers.push(text);
		if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}

/** The items a node gave in an execution, over all its runs. */
export function outputOf({ data }: Execution, node: string, output = 0): INodeExecutionData[] {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []);
}
