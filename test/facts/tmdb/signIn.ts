import { equal, fields, status } from '../expect';
import { facts } from '../fact';

export const signIn = facts({
	says: 'A wrong read access token is answered 401, with status_code and success false',
	source: 'developer.themoviedb.org/docs/errors, read 2026-11-26',
	check: async (server) => {
		const answer = await server.get('/3/configuration', {}, { headers: { authorization: 'Bearer wrong' } });
		status(answer, 401);
		fields('error', answer.body, { status_code: 'number', status_message: 'string' });
		equal('success', answer.body.success, false);
	},
});
