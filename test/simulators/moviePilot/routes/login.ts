import { MALFORMED, readBody, requiredText } from '../parse';
import { Refusal } from '../answers';
import type { Server } from '../server';

/** Sign-in, the signed-in user, and what the server tells about itself. */
export function addLoginRoutes({ app, traits, auth, answers, account }: Server): void {
	app.post('/api/v1/login/access-token', async (request) => {
		// The form is the only body this route reads; JSON leaves it without its fields.
		const isForm = String(request.headers['content-type']).includes('x-www-form-urlencoded');
		if (!isForm || request.body === (MALFORMED as unknown)) request.body = {};
		const form = readBody(request, { username: 'text', password: 'text', otp_password: 'text' }, ['username', 'password']) as {
			username: string;
			password: string;
			otp_password?: string;
		};
		const token = auth.login(form.username, form.password, form.otp_password ?? null);
		return {
			access_token: token,
			token_type: 'bearer',
			super_user: true,
			user_id: 1,
			user_name: form.username,
			avatar: '',
			level: 2,
			permissions: {},
			...(!traits.oldModels && { wizard: false }),
		};
	});

	app.get('/api/v1/user/current', { preHandler: auth.user }, async () =>
		answers.data({
			id: 1,
			name: account.username,
			email: 'owner@moviepilot.example',
			is_active: true,
			is_superuser: true,
			avatar: '',
			is_otp: account.otp !== null,
			permissions: {},
			settings: {},
		}),
	);

	app.get('/api/v1/system/global', async (request) => {
		if (requiredText(request, 'token') !== 'moviepilot') throw new Refusal(403, 'Forbidden');
		const settings = {
			TMDB_IMAGE_DOMAIN: 'image.tmdb.org',
			GLOBAL_IMAGE_CACHE: false,
			RECOGNIZE_SOURCE: 'themoviedb',
			SEARCH_SOURCE: 'themoviedb,douban,bangumi',
			USER_UNIQUE_ID: 'c0ffee00-5a17-4b1e-9d6a-0123456789ab',
			SUBSCRIBE_SHARE_MANAGE: false,
		};
		const versions = { FRONTEND_VERSION: traits.version, BACKEND_VERSION: traits.version };
		const data = traits.versionInGlobal ? { ...settings, ...versions } : settings;
		return answers.action(request, true, null, data);
	});

	if (traits.wrapped) app.get('/api/v1/system/ping', async (request) => answers.action(request, true));
}
