import { resource, slugOf, type HdHiveSimulator } from '../../simulators/hdHive';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { API, CLIENTS, DOC_OLD, FREE, OWN, points, refused, REPORTS, SLUG, STAGED, succeeded, type Hive } from './service';

const CAPTURE = 'a pasted answer of 2026-03 with 41 resources, read 2026-11-26';

const found = async (server: Hive, slug = SLUG): Promise<any> => {
	const answer = await server.get(`${API}/resources/movie/550`);
	succeeded(answer);
	for (const one of answer.body.data) fields('resource', one, { slug: 'string' });
	return answer.body.data.find((one: { slug: string }) => one.slug === slug);
};

export const envelope = facts<HdHiveSimulator>(
	{
		says: 'A success has success true, and a code that is text',
		source: DOC_OLD,
		check: async (server) => {
			const answer = await server.get(`${API}/ping`);
			succeeded(answer);
			fields('answer', answer.body, { message: 'string', data: 'object' });
		},
	},
	{
		says: 'The weekly free quota is a success without a code',
		source: 'HDHive OpenAPI documents v1 of 2026-03-16, example',
		simulatorOnly: 'is for Premium users',
		check: async (server) => {
			const answer = await server.get(`${API}/vip/weekly-free-quota`);
			status(answer, 200);
			equal('success', answer.body.success, true);
			fields('answer', answer.body, { code: 'absent', message: 'string' });
			fields('quota', answer.body.data, { limit: 'number', used: 'number', remaining: 'number', unlimited: 'boolean' });
		},
	},
	{
		says: 'A failure may come with status 200: success tells',
		source: "a client's test fixture of 2026-10",
		simulatorOnly: STAGED,
		arrange: ({ simulator }) =>
			simulator.faults.add({
				kind: 'status',
				status: 200,
				headers: { 'content-type': 'application/json' },
				body: '{"success":false,"code":"500","message":"Internal error"}',
			}),
		check: async (server) => refused(await server.get(`${API}/quota`), 200, '500'),
	},
	{
		says: 'An address that is not there is 404 in the same envelope',
		source: `${DOC_OLD} (generic codes)`,
		check: async (server) => refused(await server.get(`${API}/no/such/address`), 404, '404'),
	},
);

export const resources = facts<HdHiveSimulator>(
	{
		says: 'The resources of a title are a list with their number in meta.total, in one page',
		source: CAPTURE,
		check: async (server) => {
			const answer = await server.get(`${API}/resources/movie/550`);
			succeeded(answer);
			holds('the number', answer.body.meta.total === answer.body.data.length);
		},
	},
	{
		says: 'Any of title, size, remark, price, state and number of unlocks may be null',
		source: `${DOC_OLD} (resources); ${CAPTURE}`,
		check: async (server) => {
			const { body } = await server.get(`${API}/resources/movie/550`);
			holds('there are some', body.data.length > 0);
			for (const one of body.data)
				fields('resource', one, {
					slug: 'string',
					pan_type: 'string',
					title: ['string', 'null'],
					share_size: ['string', 'null'],
					remark: ['string', 'null'],
					unlock_points: ['number', 'string', 'null', 'absent'],
					validate_status: ['string', 'null'],
					unlocked_users_count: ['number', 'null'],
					video_resolution: 'array',
					is_unlocked: 'boolean',
				});
		},
	},
	{
		says: 'A list never shows the address or the code of a share',
		source: DOC_OLD,
		check: async (server) => {
			const { body } = await server.get(`${API}/resources/movie/550`);
			holds('there are some', body.data.length > 0);
			for (const one of body.data) fields('resource', one, { url: 'absent', full_url: 'absent', access_code: 'absent' });
		},
	},
	{
		says: 'A title that nobody shares is 200 with an empty list',
		source: DOC_OLD,
		check: async (server) => {
			const answer = await server.get(`${API}/resources/movie/987654321`);
			succeeded(answer);
			equal('list', answer.body.data, []);
			equal('number', answer.body.meta.total, 0);
		},
	},
	{
		says: 'A kind other than movie and tv is 400',
		source: DOC_OLD,
		check: async (server) => refused(await server.get(`${API}/resources/film/550`), 400, '400'),
	},
	...(
		[
			['a number', (price: number | null) => price, 6],
			['a number as text', (price: number | null) => String(price), '6'],
			['text with its unit', (price: number | null) => `${price} 积分`, '6 积分'],
			['not there at all', () => undefined, undefined],
		] as const
	).map(([how, shown, wanted]) => ({
		says: `A price may be ${how}`,
		source: REPORTS,
		simulatorOnly: STAGED,
		arrange: ({ state }: HdHiveSimulator) => void (state.switches.priceShown = shown),
		check: async (server: Hive) => equal('price', (await found(server)).unlock_points, wanted),
	})),
	{
		says: 'The price null is free',
		source: DOC_OLD,
		simulatorOnly: STAGED,
		check: async (server) => {
			equal('price', (await found(server, FREE)).unlock_points, null);
			const answer = await server.get(`${API}/shares/${FREE}`);
			succeeded(answer);
			equal('is_free_for_user', answer.body.data.is_free_for_user, true);
			equal('unlock_message', answer.body.data.unlock_message, '免费资源');
		},
	},
	{
		says: 'A size is free text, with or without a unit',
		source: CAPTURE,
		simulatorOnly: STAGED,
		arrange: ({ state }) =>
			void state.resources.push(resource('bare size', { share_size: '228.75' }), resource('small g', { share_size: '1.07g' })),
		check: async (server) => {
			equal('with unit', (await found(server)).share_size, '58.3 GB');
			equal('without', (await found(server, slugOf('bare size'))).share_size, '228.75');
			equal('small', (await found(server, slugOf('small g'))).share_size, '1.07g');
		},
	},
	{
		says: 'A look at one resource tells what it costs this user, and for which title it is',
		source: `${DOC_OLD} (shares)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(`${API}/shares/${SLUG}`);
			succeeded(answer);
			const { data } = answer.body;
			equal('price', data.actual_unlock_points, 6);
			equal('is_free_for_user', data.is_free_for_user, false);
			equal('unlock_message', data.unlock_message, '需要 6 积分解锁');
			equal('media', [data.media.type, data.media.tmdb_id], ['movie', '550']);
			fields('resource', data, { url: 'absent', access_code: 'absent' });
		},
	},
	{
		says: "One's own share costs nothing",
		source: `${DOC_OLD} (shares)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(`${API}/shares/${OWN}`);
			succeeded(answer);
			equal('price', answer.body.data.actual_unlock_points, 0);
			equal('unlock_message', answer.body.data.unlock_message, '自己的分享');
		},
	},
	{
		says: 'A resource that is not there is 404; what can be no slug is 400',
		source: DOC_OLD,
		check: async (server) => {
			refused(await server.get(`${API}/shares/${'0'.repeat(32)}`), 404, '404');
			refused(await server.get(`${API}/shares/no-slug`), 400, '400');
		},
	},
	{
		says: 'The list of files has sizes as number, as text and as text with a unit',
		source: `${CLIENTS} (since 2026-08-19)`,
		on: ['2026-10'],
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(`${API}/resources/file-list/${SLUG}`);
			succeeded(answer);
			equal('kind', answer.body.data.result_type, 'files');
			equal(
				'sizes',
				answer.body.data.files.map(({ size }: { size: unknown }) => size),
				[62_600_000_000, '1048576', '1.5 MB'],
			);
		},
	},
	{
		says: 'There is no list of files: 404',
		source: `${DOC_OLD}, which do not have it`,
		on: ['2026-04'],
		check: async (server) => status(await server.get(`${API}/resources/file-list/${SLUG}`), 404),
	},
	{
		says: 'A check of a 115 address takes the access code out of the text behind it',
		source: 'HDHive OpenAPI documents v1 of 2026-03-16 (check/resource)',
		check: async (server) => {
			const answer = await server.post(`${API}/check/resource`, { url: 'https://115.com/s/abc123#xxxx 访问码:1234' });
			succeeded(answer);
			const { data } = answer.body;
			equal('check', [data.website, data.url, data.access_code], ['115', 'https://115.com/s/abc123', '1234']);
		},
	},
);

export const account = facts<HdHiveSimulator>(
	{
		says: 'The points of the account stand in the profile: at the top since 2026-10, in user_meta before',
		source: `${DOC_OLD} (me); ${CLIENTS}`,
		simulatorOnly: STAGED,
		check: async (server) => equal('points', await points(server), 128),
	},
	{
		says: 'A second check-in of the day is 200 and success, with checked_in false',
		source: `${DOC_OLD} (checkin)`,
		simulatorOnly: "would use up the day's check-in of this account",
		check: async (server) => {
			const first = await server.post(`${API}/checkin`, {});
			succeeded(first);
			equal('first', first.body.data.checked_in, true);
			const second = await server.post(`${API}/checkin`, {});
			succeeded(second);
			equal('second', second.body.data.checked_in, false);
			equal('points', await points(server), 136);
		},
	},
	{
		says: 'Usage is asked for by days; a date in another form is 400',
		source: `${DOC_OLD} (usage)`,
		check: async (server) => {
			const answer = await server.get(`${API}/usage`, { start_date: '2026-11-01', end_date: '2026-11-02' });
			succeeded(answer);
			fields('usage', answer.body.data, { daily_stats: 'array', endpoint_stats: 'array', summary: 'object' });
			refused(await server.get(`${API}/usage`, { start_date: '01.11.2026' }), 400, '400');
		},
	},
);
