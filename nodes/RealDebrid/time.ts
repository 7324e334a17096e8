import type { IDataObject } from 'n8n-workflow';
import { asText } from '../shared/text';
import type { RealDebridApi } from './api';
import { parisToUtc } from './dates';

/** The server's time as it sends it, and the same moment in UTC. */
export async function readTime(api: RealDebridApi, path: '/time' | '/time/iso'): Promise<IDataObject> {
	const answer = await api.client.request({ method: 'GET', path, expect: 'text' });
	const time = asText(answer.body).trim();
	return { time, utc: parisToUtc(time.replace(' ', 'T')) };
}
