import type { IDataObject } from 'n8n-workflow';
import { postForm, type RealDebridApi } from '../../client/api';
import { shortLink } from '../../client/unrestrict';

/** One item per link; nothing found gives no item. */
export function linksOf(body: unknown): IDataObject[] {
	return Array.isArray(body) ? body.map((link) => ({ link: String(link) })) : [];
}

/** Asks for the links in a folder or container. */
export async function postForLinks(api: RealDebridApi, path: string, link: string): Promise<unknown> {
	return await postForm(api.client, path, { link: shortLink(link) }, 'idempotent');
}
