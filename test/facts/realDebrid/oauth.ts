/** Calls of the sign-in. */
import type { Answer } from '../server';
import { API, type Debrid } from './service';

export const OAUTH = '/oauth/v2';
export const TOKEN = `${OAUTH}/token`;
export const DEVICE_GRANT = 'http://oauth.net/grant_type/device/1.0';

export interface Pair {
	client_id: string;
	client_secret: string;
}

export const token = async (server: Debrid, form: Record<string, string>): Promise<Answer> =>
	await server.call('POST', TOKEN, { form, unsigned: true });

export const grant = async (server: Debrid, pair: Pair, code: string): Promise<Answer> =>
	await token(server, { ...pair, code, grant_type: DEVICE_GRANT });

export const user = async (server: Debrid, access: string): Promise<Answer> =>
	await server.get(`${API}/user`, {}, { headers: { authorization: `Bearer ${access}` } });

export const PAIR: Pair = { client_id: 'APPOFTHEFACTS', client_secret: 'secret-of-the-facts' };
export const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

/** A sign-in as a credential holds it. */
export const signedIn = ({ simulator }: Debrid) => simulator.state.issue(PAIR.client_id) as { access_token: string; refresh_token: string };
