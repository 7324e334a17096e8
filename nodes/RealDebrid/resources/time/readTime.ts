import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { parisToUtc } from '../../client/dates';

/** Both forms, whole: "2026-10-01 12:00:00" and "2026-10-01T12:00:00+0200". Half of one may not pass for a time. */
const WHOLE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d([+-]\d\d:?\d\d|Z)?$/;

/** The server's time as it sends it, and the same moment in UTC. */
export async function readTime(api: RealDebridApi, path: '/time' | '/time/iso'): Promise<IDataObject> {
	const answer = await api.client.request({ method: 'GET', path, expect: 'text' });
	const time = asText(answer.body).trim();
	if (!WHOLE.test(time)) {
		throw new ServiceError({
			service: api.client.policy.service,
			message: `${api.client.policy.service} sent a time that cannot be read`,
			description: 'Its answer was cut off. Run the workflow again; if it stays, check the API URL in the credential.',
		});
	}
	return { time, utc: parisToUtc(time.replace(' ', 'T')) };
}
