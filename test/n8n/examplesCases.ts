import { strict as assert } from 'node:assert';
import type { IDataObject } from 'n8n-workflow';
import { expectedCounts } from '../demo/expected';
import { slugOf } from '../simulators/hdHive';
import { outputOf, type Execution, type WorkflowRecord } from './client';
import { COMMAND_KEY, readExample, type ExampleStage } from './examplesStage';
import { LIST_CASES } from './listCases';
import { eventually } from './steps';

/** Imports, runs and checks one example. */
type Case = (stage: ExampleStage, file: string) => Promise<void>;

const HASH = '89abcdef0123456789abcdef0123456789abcdef';

const jsonOf = (execution: Execution, node: string, output = 0): IDataObject[] => outputOf(execution, node, output).map(({ json }) => json);

function succeeded(execution: Execution): Execution {
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', `${error?.message ?? ''} ${error?.description ?? ''}`);
	return execution;
}

/** Publishes, does something, and takes the workflow off again. */
async function published<T>({ client }: ExampleStage, workflow: WorkflowRecord, act: () => Promise<T>): Promise<T> {
	await client.activate(workflow);
	try {
		return await act();
	} finally {
		await client.deactivate(workflow);
	}
}

/** Runs a workflow with a schedule by hand, after n8n has let it be published. */
async function scheduled(stage: ExampleStage, workflow: WorkflowRecord, trigger: string): Promise<Execution> {
	await published(stage, workflow, async () => {});
	return succeeded(await stage.runManually(workflow, trigger));
}

/** Posts to a published webhook or form, which answers 404 for some seconds after it went live. */
async function post(url: string, body: FormData | string): Promise<Response> {
	return await eventually(`an answer of ${url}`, async () => {
		const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : undefined;
		const answer = await fetch(url, { method: 'POST', body, headers });
		return answer.status === 404 ? undefined : answer;
	});
}

const hookOf = (file: string, node: string): string => String(readExample(file).nodes.find(({ name }) => name === node)?.webhookId);

const nightlySync: Case = async (stage, file) => {
	const workflow = await stage.import(file, { 'Media Sync': { dryRun: true } });
	const execution = await scheduled(stage, workflow, 'Every Night');
	const [summary] = jsonOf(execution, 'Send Summary');
	const { added, titles } = expectedCounts();
	// What another example has marked as watched has left the watchlist since.
	const listed = stage.trakt.state.watchlist.read().length;
	assert.deepEqual([summary?.titles, summary?.planned, summary?.added], [listed, added - (titles - listed), undefined]);
	assert.equal(jsonOf(execution, 'Titles').length, listed);
};

const weeklyLists: Case = async (stage, file) => {
	const before = stage.moviePilot.state.subscriptions.all().length;
	const execution = await scheduled(stage, await stage.import(file), 'Every Sunday');
	assert.equal(jsonOf(execution, 'Send Summary')[0]?.titles, 11);
	assert.equal(stage.moviePilot.state.subscriptions.all().length, before, 'the dry run has changed something');
	const mine = await stage.import(file, {
		'Media Sync': { chosenLists: {}, lists: 'me/favourites-2026\njustin/star-wars', dryRun: false, options: {} },
	});
	const [summary] = jsonOf(await scheduled(stage, mine, 'Every Sunday'), 'Send Summary');
	assert.equal(summary?.titles, 51);
	assert(Number(summary?.added) > 0, 'nothing was added');
};

const syncWithTelegram: Case = async (stage, file) => {
	const workflow = await stage.import(file);
	await scheduled(stage, workflow, 'Every Night');
	assert.match(stage.sent()[0] ?? '', /^Trakt watchlist → MoviePilot: \d+ added, [^\n]*\nAdded: .* and \d+ more/);
	await scheduled(stage, workflow, 'Every Night');
	assert.deepEqual(stage.sent(), [], 'a run without news must be silent');
	// What Telegram's HTML must not take for its own.
	const film = { title: 'Fast & <Loud> _again_', tmdb: 990_001, trakt: 990_001, year: 2020 };
	stage.moviePilot.state.catalogue.addFilm({ tmdbid: film.tmdb, title: film.title, originalTitle: film.title, year: film.year });
	stage.trakt.state.watchlist.addMovie({ ...film, listedAt: new Date().toISOString() });
	await scheduled(stage, workflow, 'Every Night');
	assert.match(stage.sent()[0] ?? '', /: 1 added, [^\n]*\nAdded: Fast &amp; &lt;Loud> _again_/);
	stage.moviePilot.simulator.faults.add({ kind: 'status', match: '/', status: 403, body: '{}', times: -1 });
	succeeded(await stage.runManually(workflow, 'Every Night'));
	stage.moviePilot.simulator.faults.clear();
	assert.match(stage.sent()[0] ?? '', /^The sync failed: .*MoviePilot/);
};

const unlockNewItems: Case = async (stage, file) => {
	const { hdHive, trakt } = stage;
	const { watchlist } = trakt.state;
	const { media: film } = watchlist.addMovie({ title: 'Fight & Club', tmdb: 550, trakt: 880_550, year: 1999 });
	const { media: unknown } = watchlist.addMovie({ title: 'Unknown to TMDB', tmdb: null, trakt: 880_551 });
	const addAgain = () => [film, unknown].forEach((media) => watchlist.add(media));
	const takeOff = () => [film, unknown].forEach((media) => watchlist.remove(media));
	takeOff();
	const planned = await afterFirstLook(stage, await stage.import(file), addAgain);
	assert.deepEqual(
		jsonOf(planned, 'Unlock Best').map(({ outcome }) => outcome),
		['planned'],
	);
	assert.deepEqual(hdHive.state.ledger, []);
	assert.match(stage.sent()[0] ?? '', /^<b>Fight &amp; Club<\/b>\n.* would be unlocked/);
	takeOff();
	await afterFirstLook(stage, await stage.import(file, { 'Unlock Best': { dryRun: false } }), addAgain);
	assert.match(stage.sent()[0] ?? '', /was unlocked for (\d+ points|nothing).*\nhttps:\/\//s);
	assert.equal(hdHive.state.chargesFor(slugOf('remux')), 0, 'it costs more than the maximum');
	takeOff();
};

/** Publishes, lets the trigger take stock, changes something, and publishes anew: n8n looks at once, as at the next poll. */
async function afterFirstLook(stage: ExampleStage, workflow: WorkflowRecord, change: () => void): Promise<Execution> {
	const { client, trakt } = stage;
	const looks = () => trakt.api.seen(/^GET \/sync\/watchlist/).length;
	const before = looks();
	await client.activate(workflow);
	await eventually('the first look', async () => (looks() > before ? true : undefined));
	await eventually('what it remembers', async () => {
		const { staticData } = await client.call<{ staticData?: unknown }>('GET', `/rest/workflows/${workflow.id}`);
		return JSON.stringify(staticData ?? '').includes('stamp') ? true : undefined;
	});
	await client.deactivate(workflow);
	change();
	const execution = await stage.provoke(workflow, async () => await client.activate(workflow));
	await client.deactivate(workflow);
	return succeeded(execution);
}

const magnetToLinks: Case = async (stage, file) => {
	const files: Array<[string, number]> = [
		['/Show/Show.S01E01.mkv', 900_000_000],
		['/Show/Show.S01E02.mkv', 950_000_000],
		['/Show/readme.nfo', 1_000],
	];
	stage.realDebrid.state.releases.set(HASH, { name: 'Show', files });
	const workflow = await stage.import(file);
	await published(stage, workflow, async () => {
		const form = new FormData();
		form.set('field-0', `magnet:?xt=urn:btih:${HASH}&dn=Show`);
		const answer = await post(`${stage.server.url}/form/${hookOf(file, 'Magnet Form')}`, form);
		assert.equal(answer.status, 200);
		const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl?: string };
		assert(formWaitingUrl, 'the form does not say where it goes on');
		const status = new URL(formWaitingUrl);
		status.pathname += '/n8n-execution-status';
		// As the form's own script does: it asks until the last page is there, and goes to it.
		await eventually('the last page', async () => ((await (await fetch(status)).text()).trim() === 'form-waiting' ? true : undefined));
		const page = await (await fetch(formWaitingUrl)).text();
		assert.match(page, /Show\.S01E01\.mkv/);
		assert.match(page, /2 direct links/);
		assert.match(page, /Show\.S01E02\.mkv/);
	});
};

const textToDownloads: Case = async (stage, file) => {
	const { telegram } = stage;
	const workflow = await stage.import(file, { 'Telegram Trigger': { additionalFields: { chatIds: String(telegram.chatId) } } });
	await published(stage, workflow, async () => {
		const say = async (text: string) => succeeded(await stage.provoke(workflow, async () => await telegramSays(stage, text)));
		await say('Here: https://rapidgator.net/file/abc123 & also <https://1fichier.com/?xyz789>, thanks');
		const [reply] = stage.sent();
		assert.equal(reply?.match(/<a href="http[^"]*">[^<]*<\/a>/g)?.length, 2, reply);
		await say('nothing in here');
		assert.match(stage.sent()[0] ?? '', /^There is no link/);
	});
	const shut = await stage.import(file);
	await published(stage, shut, async () => {
		await telegramSays(stage, 'https://rapidgator.net/file/abc123');
		assert.deepEqual(stage.sent(), [], 'as it is shipped, it listens to nobody');
	});
};

/** A published trigger's webhook answers 404 for some seconds. */
async function telegramSays({ telegram }: ExampleStage, text: string): Promise<void> {
	await eventually('the bot to listen', async () => {
		try {
			await telegram.say(text);
			return true;
		} catch (error) {
			if (/answered 404|No webhook is set/.test(String(error))) return undefined;
			throw error;
		}
	});
}

const airingTonight: Case = async (stage, file) => {
	const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
	const { library } = stage.trakt.state;
	library.show({ title: 'Later <Tonight>', trakt: 880_900, firstAired: hours(5), seasons: [1] });
	library.show({ title: 'Sooner & Better', trakt: 880_901, firstAired: hours(2), seasons: [1] });
	library.show({ title: 'Tomorrow', trakt: 880_902, firstAired: hours(20), seasons: [1] });
	await scheduled(stage, await stage.import(file), 'Every Afternoon');
	const [message] = stage.sent();
	assert.match(message ?? '', /^<b>Tonight<\/b>\n\d\d:\d\d {2}Sooner &amp; Better 1x01\n\d\d:\d\d {2}Later &lt;Tonight> 1x01$/);
};

const playerScrobble: Case = async (stage, file) => {
	const { trakt } = stage;
	const film = trakt.state.library.movie({ title: 'Played', trakt: 881_000, imdb: 'tt8810000', tmdb: 8_810_000, year: 2001 });
	const show = trakt.state.library.show({ title: 'Series', trakt: 881_001, tmdb: 8_810_001, tvdb: 8_810, seasons: [2] });
	const tvdb = show.seasons[0]?.episodes[1]?.ids.tvdb;
	const workflow = await stage.import(file);
	const url = `${stage.server.url}/webhook/${hookOf(file, 'Player')}`;
	/** Plex: a form with the field "payload" and a poster (support.plex.tv/articles/115002267687-webhooks). */
	const plex = async (event: string, minutes?: number) => {
		const form = new FormData();
		const Metadata = {
			type: 'movie',
			title: 'Played',
			year: 2001,
			duration: 6_000_000,
			viewOffset: minutes && minutes * 60_000,
			Guid: [{ id: 'imdb://tt8810000' }, { id: 'tmdb://8810000' }],
		};
		form.set('payload', JSON.stringify({ event, user: true, owner: true, Account: { id: 1, title: 'ada' }, Metadata }));
		form.set('thumb', new Blob(['jpeg'], { type: 'image/jpeg' }), 'thumb.jpg');
		return succeeded(await stage.provoke(workflow, async () => await post(url, form)));
	};
	/** Jellyfin: all properties of the Webhook plugin's generic destination (jellyfin/jellyfin-plugin-webhook, DataObjectHelpers). */
	const jellyfin = async (type: string, share: number) => {
		const body = {
			NotificationType: type,
			NotificationUsername: 'ada',
			ItemType: 'Episode',
			Name: 'Episode 2',
			SeriesName: 'Series',
			SeasonNumber: 1,
			EpisodeNumber: 2,
			Year: 2020,
			Provider_tvdb: String(tvdb),
			RunTimeTicks: 1e10,
			PlaybackPositionTicks: share * 1e8,
		};
		return succeeded(await stage.provoke(workflow, async () => await post(url, JSON.stringify(body))));
	};
	const plays = () => trakt.state.me.history.length;
	// What Trakt has taken: a second write within a second is refused with 429, and comes again.
	const seen = (path: string) => trakt.api.seen(new RegExp(`^POST /scrobble/${path}`)).filter(({ status }) => status === 201).length;
	await published(stage, workflow, async () => {
		const before = plays();
		await plex('media.play', 0);
		await plex('media.pause', 30);
		await plex('media.resume', 30);
		await plex('media.rate', 30);
		await plex('media.scrobble', 91);
		await plex('media.stop', 95);
		assert.deepEqual([seen('start'), seen('pause'), seen('stop')], [2, 1, 1]);
		assert.equal(plays(), before + 1, 'the film is not in the history once');
		await jellyfin('PlaybackStart', 0);
		const stop = await jellyfin('PlaybackStop', 97);
		assert.equal(jsonOf(stop, 'Stop')[0]?.action, 'scrobble', JSON.stringify(jsonOf(stop, 'Stop')));
		assert.equal(plays(), before + 2);
		await jellyfin('PlaybackStop', 0);
		assert.deepEqual([seen('start'), seen('pause'), seen('stop')], [3, 1, 2]);
	});
	assert.equal(film.ids.imdb, 'tt8810000');
};

const aiAgent: Case = async (stage, file) => {
	const { openAi, trakt } = stage;
	const film = trakt.state.library.movie({ title: 'Quiet Harbour', trakt: 882_000, imdb: 'tt8820000', tmdb: 8_820_000 });
	openAi.script.push(
		{ tool: 'Search', arguments: { query: 'quiet harbour' } },
		{ tool: 'Add_to_Watchlist', arguments: { imdb_id: 'tt8820000' } },
		{ tool: 'Real-Debrid_Status', arguments: {} },
		{ say: (result) => `Done. ${/"daysLeft":\d+/.exec(result.replaceAll('\\', ''))?.[0] ?? result}` },
	);
	const workflow = await stage.import(file);
	await published(stage, workflow, async () => {});
	const id = await chat(stage, workflow, 'Put Quiet Harbour on my watchlist');
	const execution = succeeded(await stage.client.waitForExecution(id));
	assert.match(String(jsonOf(execution, 'AI Agent')[0]?.output), /^Done\. "daysLeft":30$/);
	assert(
		trakt.state.watchlist.read().some(({ media }) => media === film),
		'the film is not on the watchlist',
	);
	assert.match(JSON.stringify(openAi.simulator.requests.at(-1)?.body), /tt8820000/);
	trakt.state.watchlist.remove(film);
};

const fiveFilms: Case = async (stage, file) => {
	const { openAi, trakt } = stage;
	const film = trakt.state.library.movie({ title: 'Short Night', trakt: 882_100, imdb: 'tt8821000', tmdb: 8_821_000 });
	const isListed = () => trakt.state.watchlist.read().some(({ media }) => media === film);
	openAi.script.push({ tool: 'Recommendations', arguments: {} }, { say: () => 'Shall I add Short Night?' });
	const workflow = await stage.import(file);
	await published(stage, workflow, async () => {});
	const asked = succeeded(await stage.client.waitForExecution(await chat(stage, workflow, 'What shall we watch tonight?')));
	assert.match(String(jsonOf(asked, 'AI Agent')[0]?.output), /^Shall I add/);
	assert(!isListed(), 'it was added before anybody agreed');
	openAi.script.push({ tool: 'Add_to_Watchlist', arguments: { imdb_id: 'tt8821000' } }, { say: () => 'Added.' });
	succeeded(await stage.client.waitForExecution(await chat(stage, workflow, 'Yes')));
	assert(isListed(), 'the film is not on the watchlist');
	trakt.state.watchlist.remove(film);
};

/** Writes into the editor's chat: what was written goes with the run as the trigger's output. */
async function chat({ client }: ExampleStage, workflow: WorkflowRecord, text: string): Promise<string> {
	const written = [[{ json: { action: 'sendMessage', sessionId: 'test', chatInput: text } }]];
	const data = {
		startTime: Date.now(),
		executionTime: 0,
		executionIndex: 0,
		executionStatus: 'success',
		source: [],
		data: { main: written },
	};
	const body = { workflowData: workflow, triggerToStartFrom: { name: 'Chat', data } };
	return (await client.call<{ executionId: string }>('POST', `/rest/workflows/${workflow.id}/run`, body)).executionId;
}

const queueModeCheck: Case = async (stage, file) => {
	const before = stage.moviePilot.state.subscriptions.all().length;
	const execution = await scheduled(stage, await stage.import(file), 'Every Six Hours');
	assert.equal(jsonOf(execution, 'Worker Is Ready')[0]?.dryRun, true);
	assert.equal(stage.moviePilot.state.subscriptions.all().length, before);
};

const realDebridReport: Case = async (stage, file) => {
	const { state } = stage.realDebrid;
	const old = Date.now() - 20 * 86_400_000;
	const dead = state.seed({ hash: 'd'.repeat(40), filename: 'Dead & <gone>', status: 'dead', added: old });
	const good = state.seed({ hash: 'e'.repeat(40), added: old });
	const workflow = await stage.import(file);
	await scheduled(stage, workflow, 'Every Monday');
	const [report] = stage.sent();
	assert.match(
		report ?? '',
		/Premium: 30 days left\nTorrent places: \d+ of \d+ in use\n1 torrents to clean up\n- Dead &amp; &lt;gone> \(.*, planned\)$/,
	);
	assert.deepEqual(
		[dead, good].map((torrent) => state.torrents.includes(torrent)),
		[true, true],
	);
	state.user.premium = 3 * 86_400;
	await stage.provoke(workflow, async () => await stage.client.activate(workflow));
	await stage.client.deactivate(workflow);
	state.user.premium = 30 * 86_400;
	assert.match(stage.sent()[0] ?? '', /^Real-Debrid Premium ends in [23] days, on \d{4}-\d\d-\d\d\.$/);
	const cleaning = await stage.import(file, { 'Clean Up': { dryRun: false } });
	await scheduled(stage, cleaning, 'Every Monday');
	assert.match(stage.sent()[0] ?? '', /deleted\)$/);
	assert.deepEqual(
		[dead, good].map((torrent) => state.torrents.includes(torrent)),
		[false, true],
	);
};

const hdHiveCheckIn: Case = async (stage, file) => {
	const workflow = await stage.import(file);
	await scheduled(stage, workflow, 'Every Morning');
	await scheduled(stage, workflow, 'Every Morning');
	const { me } = stage.hdHive.state;
	assert.deepEqual(stage.sent(), [
		`HDHive: checked in. You have ${me.points} points.`,
		`HDHive: checked in before. You have ${me.points} points.`,
	]);
	stage.hdHive.simulator.faults.add({
		kind: 'status',
		match: 'checkin',
		status: 403,
		body: '{"success":false,"code":"403","message":"Forbidden"}',
		times: -1,
	});
	succeeded(await stage.runManually(workflow, 'Every Morning'));
	stage.hdHive.simulator.faults.clear();
	assert.match(stage.sent()[0] ?? '', /^HDHive check-in failed: /);
};

interface RemoteAnswer {
	text: string;
	/** The second address, of a sync. */
	result?: string;
}

/** A sync is answered at once, with the address of its result; everything else is answered directly. */
async function overHttp(stage: ExampleStage, url: string): Promise<void> {
	const headers = { 'content-type': 'application/json', 'X-Command-Key': COMMAND_KEY };
	const ask = async (text: string) => await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text }) });
	const said = async (answer: Response) => (await answer.json()) as RemoteAnswer;
	assert.equal((await fetch(url, { method: 'POST', body: '{}' })).status, 403);
	assert.match((await said(await ask('/trakt_code'))).text, /^Trakt is connected as \S+, valid until 20\d\d-\d\d-\d\d \d\d:\d\d UTC/);
	for (const title of ['movie:999999', '999999']) {
		const forgotten = await ask(`/trakt_forget ${title}`);
		assert.equal(forgotten.status, 404);
		assert.match((await said(forgotten)).text, /^Not found: /);
	}
	stage.trakt.api.faults.add({ kind: 'slowBody', match: '/sync/', ms: 4_000 });
	const started = await ask('/trakt_sync');
	assert.equal(started.status, 202);
	const { result = '' } = await said(started);
	assert.match(result, /\/webhook\/watchflow-result\?run=\d+$/);
	assert.equal((await fetch(result)).status, 403);
	const look = async () => await fetch(result, { headers });
	assert.equal((await look()).status, 202);
	const done = await eventually('the result at its address', async () => ((await look()).status === 200 ? await look() : undefined));
	assert.match((await said(done)).text, /^Trakt watchlist → MoviePilot/);
}

const remoteCommands: Case = async (stage, file) => {
	const { telegram, server } = stage;
	const workflow = await stage.import(file, {
		'Telegram Message': { additionalFields: { userIds: String(telegram.chatId) } },
		'Sync Watchlist': { dryRun: true },
		'Sync Lists': { dryRun: true, chosenLists: {}, lists: 'me/favourites-2026' },
	});
	await published(stage, workflow, async () => {
		const say = async (text: string) => {
			succeeded(await stage.provoke(workflow, async () => await telegramSays(stage, text)));
			return stage.sent()[0] ?? '';
		};
		assert.match(await say('/trakt_sync'), /^Trakt watchlist → MoviePilot/);
		assert.match(await say('/trakt_lists@watchflow_bot'), /would add|already there/);
		assert.match(await say('/trakt_code'), /^Trakt is connected as /);
		assert.match(await say('hello'), /I know these commands/);
		await overHttp(stage, `${server.url}/webhook/watchflow-command`);
	});
};

const twoWayWatchlist: Case = async (stage, file) => {
	const workflow = await stage.import(file, { 'Media Sync': { dryRun: true } });
	const execution = await scheduled(stage, workflow, 'Every Night');
	const [summary] = jsonOf(execution, 'Send Summary');
	assert(Number(summary?.planned) > 0, JSON.stringify(summary));
	assert.equal(stage.tmdb.simulator.seen(/^POST .*watchlist/).length, 0, 'the dry run has changed something');
};

/** One per file in `examples/`. */
export const EXAMPLE_CASES: Record<string, Case> = {
	'examples/nightly-watchlist-sync.json': nightlySync,
	'examples/weekly-lists.json': weeklyLists,
	'examples/sync-with-telegram.json': syncWithTelegram,
	'examples/unlock-new-watchlist-items.json': unlockNewItems,
	'examples/magnet-to-links.json': magnetToLinks,
	'examples/text-to-downloads.json': textToDownloads,
	'examples/airing-tonight.json': airingTonight,
	'examples/player-scrobble.json': playerScrobble,
	'examples/ai-agent.json': aiAgent,
	'examples/queue-mode/queue-mode-check.json': queueModeCheck,
	'examples/real-debrid-weekly-report.json': realDebridReport,
	'examples/hdhive-daily-check-in.json': hdHiveCheckIn,
	'examples/remote-commands.json': remoteCommands,
	'examples/two-way-watchlist.json': twoWayWatchlist,
	'examples/five-films-for-tonight.json': fiveFilms,
	...LIST_CASES,
};
