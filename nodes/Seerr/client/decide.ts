import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import { REQUEST } from './state';

/** Approved ones that could not be passed on may have failed by the time of the answer, and those that are there are completed. */
const APPROVED: number[] = [REQUEST.approved, REQUEST.failed, REQUEST.completed];

/** How a request may stand after each. `retry` approves a failed one again, so that it is passed on once more (routes/request.ts). */
const AFTERWARDS = { approve: APPROVED, decline: [REQUEST.declined] as number[], retry: APPROVED };

const WORDS = new Map<number, string>(Object.entries(REQUEST).map(([word, status]) => [status, word]));

/**
 * Approves or declines a request, or sends a failed one to Radarr or Sonarr again.
 *
 * @returns the request as Seerr has it now
 * @throws ServiceError when Seerr answers with another request, or with one that stands otherwise
 */
export async function decide(client: ServiceClient, id: number, verdict: keyof typeof AFTERWARDS): Promise<IDataObject> {
	const request = (await client.post(path`/api/v1/request/${id}/${verdict}`)) as IDataObject | null;
	const isIt = request?.id === id;
	const status = Number(request?.status);
	if (isIt && AFTERWARDS[verdict].includes(status)) return request;
	const found = isIt ? `request ${id} is ${WORDS.get(status) ?? 'in a state without a name'} now` : `without request ${id}`;
	throw new ServiceError({
		service: client.policy.service,
		message: `Seerr answered, but ${found}`,
		description: 'Look at the request in Seerr: somebody else may have decided about it at the same moment.',
	});
}
