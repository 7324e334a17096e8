import type { HttpCall } from '../../shared/http/messages';
import type { RealDebridApi } from './api';

/** Sends a file as the raw body that Real-Debrid wants. */
export async function putFile(
	api: RealDebridApi,
	path: string,
	data: Buffer,
	more: Pick<HttpCall, 'query' | 'retry'> = {},
): Promise<unknown> {
	const headers = { 'Content-Type': 'application/octet-stream' };
	return (await api.client.request({ method: 'PUT', path, body: data, headers, ...more })).body;
}
