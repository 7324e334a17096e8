import { fillSample, slugOf, startHdHive, type HdHiveSimulator, type Switches } from '../../simulators/hdHive';
import { equal, status } from '../expect';
import { defineService } from '../fact';
import type { Answer, Server } from '../server';

const GENERATIONS: ReadonlyArray<Switches['generation']> = ['2026-04', '2026-10'];

/** The variants are the two states of its documents: what needs a user, where things stand, which forms there are. */
export default defineService<HdHiveSimulator>({
	name: 'HDHive',
	variants: GENERATIONS,
	needs: ['apiKey', 'token'],
	pace: { read: 2_000, write: 20_000 },
	variantOf: async (server) =>
		(await server.get('/api/open/ping', {}, { headers: { authorization: '' } })).status === 200 ? '2026-04' : '2026-10',
	headers: ({ apiKey = '', token = '' }) => ({
		'user-agent': 'watchflow-facts/1.0',
		accept: 'application/json',
		'x-api-key': apiKey,
		authorization: `Bearer ${token}`,
	}),
	async start(variant) {
		const simulator = await startHdHive({ generation: variant as Switches['generation'] });
		fillSample(simulator.state);
		return {
			url: simulator.url,
			keys: { apiKey: simulator.state.app.secret, token: simulator.signIn().accessToken },
			simulator,
			close: async () => await simulator.close(),
		};
	},
});

export type Hive = Server<HdHiveSimulator>;

export const API = '/api/open';
export const OAUTH = '/api/public/openapi/oauth';
export const STAGED = 'its situation is made on the simulator';
export const PAYS = 'would spend the points of this account';

/** The pages that the facts are from; none of them was tried on the live service. */
export const DOC_OLD = 'HDHive OpenAPI documents of 2026-03-16 and 2026-04-25';
export const CLIENTS = 'public clients of 2026-06 to 2026-10, read 2026-11-26';
export const REPORTS = 'field reports of 2026-11-26';

/** Resources of the simulator: 6 points, free, 10 points, one's own. */
export const SLUG = slugOf('remux');
export const FREE = slugOf('free');
export const DEAR = slugOf('official');
export const OWN = slugOf('mine');

export const unlock = async (server: Hive, slug: string): Promise<Answer> => await server.post(`${API}/resources/unlock`, { slug });

/** The points of the account, from wherever this generation has them. */
export async function points(server: Hive): Promise<number> {
	const answer = await server.get(`${API}/me`);
	status(answer, 200);
	const { data } = answer.body;
	return (server.variant === '2026-10' ? data.points : data.user_meta.points) as number;
}

/** A success: the code is text, and `success` agrees with the status. */
export function succeeded(answer: Answer, message?: string): void {
	status(answer, 200);
	equal('success', answer.body.success, true);
	equal('code', answer.body.code, '200');
	if (message !== undefined) equal('message', answer.body.message, message);
}

/** A refusal in its envelope. */
export function refused(answer: Answer, httpStatus: number | readonly number[], code: string): void {
	status(answer, ...[httpStatus].flat());
	equal('success', answer.body.success, false);
	equal('code', answer.body.code, code);
}
