import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import type { HttpAnswer } from '../../../shared/http/messages';
import { asText } from '../../../shared/util/text';
import { asObject, type MoviePilotApi } from '../../client/api';
import { number } from '../../../shared/node/fields';
import { callPlugin, parsed } from '../../client/pluginCall';
import { simpleSubscription } from '../../client/records';

const PLUGIN = 'TraktSync';

export const patienceField = number(
	'Wait For',
	'wait',
	'How many seconds the plugin may take. It works while the caller waits, and goes on when the caller leaves.',
	{
		typeOptions: { minValue: 5 },
		default: 300,
	},
);

/**
 * Runs the TraktSync plugin (0.5.0) and says what came of it. The plugin answers "started" at the end
 * of its work, and success also when it is not set up or Trakt failed; so the subscriptions before and
 * after are compared, and nothing else is believed.
 *
 * @param waitMs how long to wait for the plugin
 */
export async function runTraktSync(api: MoviePilotApi, route: '/sync' | '/sync_custom_lists', waitMs: number): Promise<IDataObject> {
	const before = new Set((await api.subscriptions.all()).map(({ id }) => id));
	const failure = await ask(api, route, { method: 'POST', timeoutMs: waitMs }).then(
		() => undefined,
		(error: unknown) => error as Error,
	);
	const stillRunning = failure instanceof ServiceError && failure.outcomeUnknown && failure.status === undefined;
	if (failure !== undefined && !stillRunning) throw failure;
	api.subscriptions.forget();
	const added = (await api.subscriptions.all()).filter(({ id }) => !before.has(id));
	return {
		finished: !stillRunning,
		added: added.length,
		subscriptions: added.map(simpleSubscription),
		message: summary(added.length, stillRunning),
	};
}

function summary(added: number, stillRunning: boolean): string {
	const titles = added === 1 ? '1 subscription was added' : `${added} subscriptions were added`;
	if (stillRunning) return `${titles} so far; the plugin is still at work, or its answer was lost.`;
	if (added > 0) return `${titles}.`;
	return 'Nothing was added. The plugin answers the same when all is there already, when it is not set up, and when Trakt refused it: its log in MoviePilot says which.';
}

/** The handler declares `apikey` as a query parameter of its own: with the header alone it answers 422. */
export async function ask(
	api: MoviePilotApi,
	route: string,
	call: Omit<Parameters<typeof callPlugin>[3], 'wantsKey'>,
): Promise<IDataObject> {
	const answer = await callPlugin(api, PLUGIN, route, { ...call, retry: 'never', wantsKey: true }).catch((error: unknown) => {
		throw error instanceof ServiceError && error.status === 404 ? notInstalled() : error;
	});
	return judged(answer);
}

/** Only "not found" is an answer worth returning; any other refusal is an error. */
function judged(answer: HttpAnswer): IDataObject {
	const body = asObject(parsed(answer.body));
	if (typeof body.success !== 'boolean')
		throw new ServiceError({
			service: 'MoviePilot',
			status: answer.status,
			message: 'TraktSync sent an answer that cannot be read',
			description: 'Check the Base URL in the credential and the version of the plugin (0.5.0 is known to work).',
		});
	if (body.success || /^未找到/.test(asText(body.message))) return body;
	throw new ServiceError({
		service: 'MoviePilot',
		status: answer.status,
		message: `TraktSync refused: ${asText(body.message) || 'it gave no reason'}`,
		description: 'Its settings and its log in MoviePilot say more.',
	});
}

const notInstalled = () =>
	new ServiceError({
		service: 'MoviePilot',
		status: 404,
		message: 'MoviePilot has no TraktSync plugin that is switched on',
		description: 'Install it in MoviePilot (Plugins) and switch it on. Media Sync of this package does the same without it.',
	});
