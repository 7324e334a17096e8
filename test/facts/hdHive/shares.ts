import type { HdHiveSimulator } from '../../simulators/hdHive';
import { equal, holds } from '../expect';
import { facts } from '../fact';
import { API, DOC_OLD, OWN, points, refused, SLUG, STAGED, succeeded } from './service';

const SOURCE = `${DOC_OLD} (shares)`;
const NEW = { url: 'https://115.com/s/facts0share', tmdb_id: '550', media_type: 'movie' };

export const shares = facts<HdHiveSimulator>(
	{
		says: "One's own shares come in pages with total, page and page_size",
		source: SOURCE,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(`${API}/shares`, { page: 1, page_size: 5 });
			succeeded(answer);
			equal('meta', answer.body.meta, { total: 1, page: 1, page_size: 5 });
			equal(
				'slugs',
				answer.body.data.map(({ slug }: { slug: string }) => slug),
				[OWN],
			);
		},
	},
	{
		says: 'page_size is at most 100',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(`${API}/shares`, { page: 1, page_size: 500 });
			succeeded(answer);
			equal('page_size', answer.body.meta.page_size, 100);
		},
	},
	{
		says: 'A share is made once: the same address a second time is 400',
		source: SOURCE,
		simulatorOnly: 'would be seen by everybody, and taking it back costs a point',
		check: async (server) => {
			const first = await server.post(`${API}/shares`, NEW);
			succeeded(first, '分享成功');
			holds('a slug', /^[0-9a-f]{32}$/.test(String(first.body.data.slug)));
			refused(await server.post(`${API}/shares`, NEW), 400, '400');
		},
	},
	{
		says: 'A share needs an address and a title; the TMDB number is text',
		source: SOURCE,
		simulatorOnly: STAGED,
		check: async (server) => {
			refused(await server.post(`${API}/shares`, { ...NEW, url: '' }), 400, '400');
			refused(await server.post(`${API}/shares`, { url: NEW.url }), 400, '400');
			refused(await server.post(`${API}/shares`, { ...NEW, tmdb_id: 550 }), 400, '400');
		},
	},
	{
		says: 'Taking a share away costs a point; one that is gone is 404',
		source: SOURCE,
		simulatorOnly: 'would take a share away',
		check: async (server) => {
			succeeded(await server.delete(`${API}/shares/${OWN}`), '删除成功');
			equal('points', await points(server), 127);
			refused(await server.delete(`${API}/shares/${OWN}`), 404, '404');
		},
	},
	{
		says: "Somebody else's share can be neither changed nor taken away: 400",
		source: SOURCE,
		simulatorOnly: STAGED,
		check: async (server) => {
			refused(await server.call('PATCH', `${API}/shares/${SLUG}`, { json: { remark: 'facts' } }), 400, '400');
			refused(await server.delete(`${API}/shares/${SLUG}`), 400, '400');
			equal('points', await points(server), 128);
		},
	},
);
