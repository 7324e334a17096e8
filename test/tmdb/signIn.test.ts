import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { WatchFlowTmdbApi } from '../../credentials/WatchFlowTmdbApi.credentials';
import { systemClock } from '../../nodes/shared/util/clock';
import { dialog } from '../realDebrid/dialog';
import { startTmdb, type TmdbSimulator } from '../simulators/tmdb';
import { TmdbWorld } from './world';

const credential = new WatchFlowTmdbApi();
const { now } = systemClock;
let tmdb: TmdbSimulator;

beforeEach(async () => {
	tmdb = await startTmdb();
});

afterEach(async () => {
	systemClock.now = now;
	await tmdb.close();
	await TmdbWorld.closeAll();
});

const form = (changes: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	readAccessToken: tmdb.readAccessToken,
	accountAccess: 'approve',
	apiUrl: tmdb.url,
	websiteUrl: tmdb.url,
	checkedToken: '',
	...changes,
});

/** Presses Save or Retry. */
const press = async (data: ICredentialDataDecryptedObject) => {
	const { stored, message } = await dialog(credential, data);
	return { stored: { ...data, ...stored }, message };
};

/** A Retry comes a second after the link at the earliest; nobody waits for that here. */
const soon = () => (systemClock.now = () => now() + 2_000);

describe('Approving in the browser', () => {
	it('shows a link, waits for the approval, and ends with a session and a token of the person', async () => {
		const first = await press(form());
		expect(first.message).toMatch(/^Open http:\S+\/auth\/access\?request_token=\S+, allow the access there, then press Retry$/);
		soon();
		const tooSoon = await press(form());
		expect(tooSoon.message).toMatch(/^Not confirmed yet\. Open http/);
		expect(tooSoon.message.split('request_token=')[1]).toBe(first.message.split('request_token=')[1]);
		tmdb.approve(tooSoon.message);
		systemClock.now = () => now() + 4_000;
		const { message, stored } = await press(form());
		expect(message).toBe('');
		expect(tmdb.state.sessions.get(String(stored.ownSessionId))).toBe(tmdb.owner);
		expect(tmdb.state.userTokens.get(String(stored.ownUserAccessToken))).toBe(tmdb.owner);
	});

	it('keeps a session that TMDB accepts, and asks for a new one when it was ended', async () => {
		const { message } = await press(form());
		tmdb.approve(message);
		soon();
		const { stored } = await press(form());
		expect((await press(stored)).message).toBe('');
		expect((await press(stored)).stored.ownSessionId).toBe(stored.ownSessionId);
		tmdb.state.sessions.clear();
		expect((await press(stored)).message).toMatch(/^Open http/);
	});

	it('asks anew for another token', async () => {
		const { message } = await press(form());
		tmdb.approve(message);
		soon();
		const { stored } = await press(form());
		const another = tmdb.state.addApp(tmdb.state.addAccount('somebody'));
		expect((await press({ ...stored, readAccessToken: another })).message).toMatch(/^Open http/);
	});

	it('offers a new link when the 15 minutes are over', async () => {
		const first = await press(form());
		systemClock.now = () => now() + 901_000;
		const second = await press(form());
		expect(second.message).toMatch(/^The code before this one ran out\. Open http/);
		expect(second.message).not.toContain(first.message.split('request_token=')[1]);
	});

	it('goes on with the next Retry when TMDB breaks between the two last steps', async () => {
		tmdb.approve((await press(form())).message);
		tmdb.simulator.faults.add({ kind: 'html502', match: 'convert/4' });
		soon();
		expect((await press(form())).message).toBe('TMDB cannot sign in just now: press Retry in a minute');
		const { message, stored } = await press(form());
		expect([message, tmdb.state.sessions.get(String(stored.ownSessionId))]).toEqual(['', tmdb.owner]);
	});

	it('is forgotten when the token’s owner is chosen', async () => {
		const { stored } = await press(form({ accountAccess: 'owner', ownSessionId: 'old', ownUserAccessToken: 'old' }));
		expect(stored).toMatchObject({ ownSessionId: '', ownUserAccessToken: '' });
	});
});

describe('A session that is typed in', () => {
	it('is looked at', async () => {
		const sessionToken = tmdb.state.addSession(tmdb.owner);
		expect((await press(form({ accountAccess: 'session', sessionToken }))).message).toBe('');
		expect((await press(form({ accountAccess: 'session', sessionToken: 'wrong' }))).message).toMatch(
			/^TMDB does not accept the Session ID/,
		);
		expect((await press(form({ accountAccess: 'session' }))).message).toMatch(/^Fill in the Session ID or the User Access Token/);
	});

	it('is made from a user access token', async () => {
		const userAccessToken = tmdb.state.addUserToken(tmdb.owner);
		const { stored } = await press(form({ accountAccess: 'session', userAccessToken }));
		expect(tmdb.state.sessions.get(String(stored.ownSessionId))).toBe(tmdb.owner);
		const { message } = await press(form({ accountAccess: 'session', userAccessToken: tmdb.readAccessToken }));
		expect(message).toMatch(/^TMDB does not accept the User Access Token: it must be one that was approved/);
	});

	it('signs what belongs to the account, and nothing else', async () => {
		const world = await TmdbWorld.start({ access: 'owner' });
		const other = world.tmdb.state.addAccount('somebody');
		const sessionToken = world.tmdb.state.addSession(other);
		world.addCredential('typed', { ...world.tmdb.credential('owner'), accountAccess: 'session', sessionToken });
		const { items } = await world.run('account.get', {}, { credential: 'typed' });
		expect(items[0]).toMatchObject({ username: 'somebody' });
		world.startCounting();
		await world.run('trending.getMany', { type: 'tv', period: 'week' }, { credential: 'typed' });
		expect(world.requests.filter(({ query }) => query.session_id !== undefined)).toEqual([]);
	});
});

describe('Mistakes in the form', () => {
	it.each([
		[
			'the short API key',
			{ readAccessToken: '0123456789abcdef0123456789abcdef' },
			/^This is the short API Key\. Copy the API Read Access Token/,
		],
		['a wrong token', { readAccessToken: 'eyJ.wrong.token' }, /^TMDB does not accept the API Read Access Token/],
		['an address where nothing answers', { apiUrl: 'http://127.0.0.1:9' }, /^Nothing answers at http:\/\/127\.0\.0\.1:9/],
		['no address', { apiUrl: 'api.themoviedb.org' }, /^"API URL" does not start with http/],
	])('%s', async (_, changes, words) => {
		expect((await press(form(changes))).message).toMatch(words);
	});

	it('an address of somebody else', async () => {
		tmdb.simulator.faults.add({ kind: 'status', status: 404, body: 'nothing here' });
		expect((await press(form())).message).toMatch(/^No TMDB answers at http\S+: the API URL should be https:\/\/api\.themoviedb\.org$/);
	});

	it('no secret is ever shown', async () => {
		tmdb.state.apps.clear();
		expect((await press(form())).message).not.toContain(tmdb.readAccessToken);
	});
});
