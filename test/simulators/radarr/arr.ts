/** What the Radarr and Sonarr simulators have in common: key, refusals, and the small lists. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Simulator } from '../simulator';

export interface ArrSettings {
	apiKey: string;
	appName: string;
	version: string;
	/** With a URL Base every other path is sent on to it. */
	urlBase: string;
	profiles: Array<{ id: number; name: string }>;
	rootFolders: Array<{ id: number; path: string; accessible: boolean; freeSpace: number | null }>;
	tags: Array<{ id: number; label: string }>;
}

export const arrSettings = (appName: string, version: string): ArrSettings => ({
	appName,
	version,
	apiKey: `${appName.toLowerCase()}-key-5ecre7`,
	urlBase: '',
	profiles: [
		{ id: 1, name: 'Any' },
		{ id: 4, name: 'HD-1080p' },
	],
	rootFolders: [
		{ id: 1, path: '/media', accessible: true, freeSpace: 512 * 1024 ** 3 },
		{ id: 2, path: '/archive/', accessible: true, freeSpace: null },
	],
	tags: [
		{ id: 1, label: 'trakt' },
		{ id: 2, label: 'kids' },
	],
});

/** One validator's refusal: status 400 with a list of these (FluentValidation's ValidationFailure). */
export interface Failure {
	propertyName: string;
	errorMessage: string;
	attemptedValue?: unknown;
	severity: 'error';
	errorCode?: string;
}

export class Invalid extends Error {
	constructor(readonly failures: Failure[]) {
		super('invalid');
	}
}

/** What ends in an ErrorModel `{message, description}`. */
export class Trouble extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export const failure = (propertyName: string, errorMessage: string, errorCode?: string): Failure => ({
	propertyName,
	errorMessage,
	severity: 'error',
	...(errorCode === undefined ? {} : { errorCode }),
});

/** Registers what both servers answer alike. */
export function addArr(app: FastifyInstance, settings: ArrSettings, simulator: Simulator): void {
	simulator.pathOf = (url) => (url.startsWith(`${settings.urlBase}/`) ? url.slice(settings.urlBase.length) : url);
	app.addHook('preHandler', async (request, reply) => await admit(request, reply, settings));
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof Invalid) return await reply.code(400).send(error.failures);
		if (error instanceof Trouble)
			return await reply.code(error.status).send({ message: error.message, description: `at ${error.message}` });
		throw error;
	});
	// Any other path is the web interface, whatever the method.
	app.setNotFoundHandler(async (request, reply) =>
		request.url.startsWith('/api/')
			? await reply.code(404).send({ message: 'NotFound' })
			: await reply.type('text/html').send('<!doctype html><html><body>the web interface</body></html>'),
	);
	app.get('/api/v3/system/status', async () => ({
		appName: settings.appName,
		instanceName: settings.appName,
		version: settings.version,
		urlBase: settings.urlBase,
	}));
	app.get('/api/v3/qualityprofile', async () =>
		settings.profiles.map((profile) => ({ ...profile, upgradeAllowed: true, cutoff: 1, items: [] })),
	);
	app.get('/api/v3/rootfolder', async () => settings.rootFolders.map((folder) => ({ ...folder, unmappedFolders: [] })));
	app.get('/api/v3/tag', async () => settings.tags);
}

async function admit(request: FastifyRequest, reply: FastifyReply, { apiKey, urlBase }: ArrSettings): Promise<void> {
	if (request.url.startsWith('/__control/')) return;
	if (!request.originalUrl.startsWith(`${urlBase}/`)) {
		await reply.code(307).header('location', `${urlBase}${request.url}`).send();
		return;
	}
	const { apikey } = request.query as { apikey?: string };
	if (!request.url.startsWith('/api/') || (apikey ?? request.headers['x-api-key']) === apiKey) return;
	await reply.code(401).send();
}

interface Wanted {
	qualityProfileId?: unknown;
	rootFolderPath?: unknown;
	path?: unknown;
}

/** The validators that both controllers have: QualityProfileExistsValidator and RootFolderExistsValidator. */
export function commonFailures(settings: ArrSettings, body: Wanted): Failure[] {
	const failures: Failure[] = [];
	const { qualityProfileId: profile, rootFolderPath: root } = body;
	if (typeof profile !== 'number' || profile <= 0) {
		failures.push(failure('QualityProfileId', "'Quality Profile Id' must be greater than '0'.", 'GreaterThanValidator'));
	} else if (!settings.profiles.some(({ id }) => id === profile)) {
		failures.push(failure('QualityProfileId', 'Quality Profile does not exist', 'QualityProfileExistsValidator'));
	}
	if (body.path === undefined && (typeof root !== 'string' || root === '')) {
		failures.push(failure('RootFolderPath', "'Root Folder Path' must not be empty.", 'NotEmptyValidator'));
	} else if (typeof root === 'string' && !settings.rootFolders.some(({ path }) => plain(path) === plain(root))) {
		failures.push(failure('RootFolderPath', `Root folder '${root}' does not exist`, 'RootFolderExistsValidator'));
	}
	return failures;
}

const plain = (path: string) => path.replace(/\/+$/, '');

/** Between a validator's look and the write there is time: the metadata server is asked. */
export const metadataIsFetched = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
