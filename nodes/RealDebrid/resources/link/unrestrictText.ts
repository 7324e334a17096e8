import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { mapLimited } from '../../../shared/http/paginate';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { findLinks, readPatterns, type FoundLink } from './hosters';
import { linksOf, postForLinks } from './linkCalls';
import { outcomeOf } from '../../client/outcome';
import { problem } from '../../client/torrentLinks';
import { isArchive, unrestrict, type UnrestrictOptions } from '../../client/unrestrict';

/**
 * Finds the supported links of a text, opens folders and containers, and unrestricts what is left, one
 * item per link. A link that fails is an item with `error`: the others are not lost because of it.
 *
 * @throws ServiceError only when nothing could be asked at all
 */
export async function unrestrictText(api: RealDebridApi, text: string, options: UnrestrictOptions): Promise<IDataObject[]> {
	const found = findLinks(text, await readPatterns(api));
	const opened = await mapLimited(found, 4, async (one) => await open(api, one));
	const links = new Map<string, IDataObject>();
	for (const entry of opened.flat()) {
		const link = asText(entry.link);
		if (!links.has(link)) links.set(link, entry);
	}
	return await mapLimited([...links.values()], 8, async (entry) => {
		if (entry.error !== undefined) return entry;
		const result = await outcomeOf(unrestrict(api, asText(entry.link), options));
		if (result instanceof ServiceError) return { ...entry, ...problem(result) };
		return { ...entry, ...result, isArchive: isArchive(result.filename) };
	});
}

const PATHS = { folder: '/unrestrict/folder', container: '/unrestrict/containerLink' } as const;

/** The links in a folder or container; a plain link is its own. */
async function open(api: RealDebridApi, { link, kind }: FoundLink): Promise<IDataObject[]> {
	if (kind === 'link') return [{ link }];
	const inside = await outcomeOf(postForLinks(api, PATHS[kind], link));
	if (inside instanceof ServiceError) return [{ link, ...problem(inside) }];
	const links = linksOf(inside).map((one) => ({ ...one, foundIn: link }));
	return links.length > 0 ? links : [{ link, error: `This ${kind} is empty`, description: 'Check the address in a browser.' }];
}
