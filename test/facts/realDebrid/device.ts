import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, status } from '../expect';
import { facts } from '../fact';
import type { Answer } from '../server';
import { grant, OAUTH, user, type Pair } from './oauth';
import { DOC, refused, STAGED, type Debrid } from './service';

const PUBLIC_CLIENT = 'X245A4XAIBGVM';
const DOC_OPEN = `${DOC} ("Workflow for opensource apps")`;

const newDevice = async (server: Debrid): Promise<Answer> =>
	await server.get(`${OAUTH}/device/code`, { client_id: PUBLIC_CLIENT, new_credentials: 'yes' }, { unsigned: true });

const credentials = async (server: Debrid, code: string): Promise<Answer> =>
	await server.get(`${OAUTH}/device/credentials`, { client_id: PUBLIC_CLIENT, code }, { unsigned: true });

export const device = facts<RealDebridSimulator>(
	{
		says: 'A device code comes with the code to type, the page to open, an interval and a lifetime in seconds',
		source: DOC_OPEN,
		check: async (server) => {
			const answer = await newDevice(server);
			status(answer, 200);
			fields('device', answer.body, {
				device_code: 'string',
				user_code: 'string',
				interval: 'number',
				expires_in: 'number',
				verification_url: 'string',
			});
		},
	},
	{
		says: 'While nobody has confirmed a device, the credentials are answered 403 with error and error_code null',
		source: 'Jacktook issue 66, 2024-11-24',
		check: async (server) => {
			const { body } = await newDevice(server);
			refused(await credentials(server, body.device_code as string), 403, null, null);
		},
	},
	{
		says: 'A device code that nobody issued is answered 200 with client_id and client_secret null',
		source: "DebridPulse's test of the device flow, observed live 2026-10-01",
		check: async (server) => {
			const answer = await credentials(server, 'NOSUCHDEVICECODE');
			status(answer, 200);
			equal('credentials', answer.body, { client_id: null, client_secret: null });
		},
	},
	{
		says: 'A device code at its end is answered like one that nobody issued',
		source: "DebridPulse's test of the device flow, observed live 2026-10-01",
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.deviceSeconds = 0),
		check: async (server) => {
			const { body } = await newDevice(server);
			const answer = await credentials(server, body.device_code as string);
			status(answer, 200);
			equal('credentials', answer.body, { client_id: null, client_secret: null });
		},
	},
	{
		says: 'A device that was confirmed gets a client pair of its own, and for it a token of one hour with a refresh token',
		source: DOC_OPEN,
		simulatorOnly: 'a person has to confirm the device',
		check: async (server) => {
			const { body } = await newDevice(server);
			server.simulator.state.decide();
			const pair = await credentials(server, body.device_code as string);
			status(pair, 200);
			const { client_id, client_secret } = pair.body as Pair;
			const answer = await grant(server, { client_id, client_secret }, body.device_code as string);
			status(answer, 200);
			fields('token', answer.body, { access_token: 'string', refresh_token: 'string' });
			equal('lifetime', answer.body.expires_in, 3_600);
			equal('type', answer.body.token_type, 'Bearer');
			status(await user(server, answer.body.access_token as string), 200);
		},
	},
	{
		says: 'A device that was refused is answered 403 with code 9, unlike one that waits',
		source: `${DOC} (error codes), and DebridPulse 2026-10-01 for what waiting looks like`,
		simulatorOnly: 'a person has to refuse the device',
		check: async (server) => {
			const { body } = await newDevice(server);
			server.simulator.state.decide('denied');
			refused(await credentials(server, body.device_code as string), 403, 9, 'permission_denied');
		},
	},
);
