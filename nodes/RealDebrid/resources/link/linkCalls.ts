import type { IDataObject } from 'n8n-workflow';
import { textsIn } from '../../client/answers';
import { postForm, type RealDebridApi } from '../../client/api';
import { shortLink } from '../../client/unrestrict';

/** One item per link; nothing found gives no item. @throws ServiceError for anything but a list of links */
export function linksOf(body: unknown): IDataObject[] {
	return textsIn(body, 'the links', true).map((link) => ({ link }));
}

/** Asks for the links in a folder or container. */
export async function postForLinks(api: RealDebridApi, path: string, link: string): Promise<unknown> {
	return await postForm(api.client, path, { link: shortLink(link) }, 'idempotent');
}
