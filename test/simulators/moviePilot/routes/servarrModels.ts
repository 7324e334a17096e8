const NO_VERSION = {
	major: 0,
	minor: 0,
	build: 0,
	revision: 0,
	majorRevision: 0,
	minorRevision: 0,
};

/** The one route that tells the version on every generation. */
export function systemStatus(version: string): Record<string, unknown> {
	return {
		appName: 'MoviePilot',
		instanceName: 'moviepilot',
		version,
		buildTime: '',
		isDebug: false,
		isProduction: true,
		isAdmin: true,
		isUserInteractive: true,
		startupPath: '/app',
		appData: '/config',
		osName: 'debian',
		osVersion: '',
		isNetCore: true,
		isLinux: true,
		isOsx: false,
		isWindows: false,
		isDocker: true,
		mode: 'console',
		branch: 'main',
		databaseType: 'sqLite',
		databaseVersion: NO_VERSION,
		authentication: 'none',
		migrationVersion: 0,
		urlBase: '',
		runtimeVersion: NO_VERSION,
		runtimeName: '',
		startTime: '',
		packageVersion: '',
		packageAuthor: 'jxxghp',
		packageUpdateMechanism: 'builtIn',
		packageUpdateMechanismMessage: '',
	};
}

const DEFAULT = '默认';

export const QUALITY_PROFILES = [
	{
		id: 1,
		name: DEFAULT,
		upgradeAllowed: true,
		cutoff: 0,
		items: [
			{
				id: 0,
				name: DEFAULT,
				quality: { id: 0, name: DEFAULT, source: '0', resolution: 0 },
				items: ['string'],
				allowed: true,
			},
		],
		minFormatScore: 0,
		cutoffFormatScore: 0,
		formatItems: [{ id: 0, format: 0, name: DEFAULT, score: 0 }],
	},
];

export const ROOT_FOLDERS = [{ id: 1, path: '/', accessible: true, freeSpace: 0, unmappedFolders: [] }];

export const TAGS = [{ id: 1, label: DEFAULT }];

export const LANGUAGE_PROFILES = [
	{
		id: 1,
		name: DEFAULT,
		upgradeAllowed: true,
		cutoff: { id: 1, name: DEFAULT },
		languages: [{ id: 1, language: { id: 1, name: DEFAULT }, allowed: true }],
	},
];

/** Radarr's film with nothing in it, which also stands for "not found". */
export const MOVIE: Record<string, unknown> = {
	id: null,
	title: null,
	year: null,
	isAvailable: false,
	monitored: false,
	tmdbId: null,
	imdbId: null,
	titleSlug: null,
	folderName: null,
	path: null,
	profileId: null,
	qualityProfileId: null,
	added: null,
	hasFile: false,
};

/** Sonarr's series with nothing in it. */
export const SERIES: Record<string, unknown> = {
	id: null,
	title: null,
	sortTitle: null,
	seasonCount: null,
	status: null,
	overview: null,
	network: null,
	airTime: null,
	images: [],
	remotePoster: null,
	seasons: [],
	year: null,
	path: null,
	profileId: null,
	languageProfileId: null,
	seasonFolder: false,
	monitored: false,
	useSceneNumbering: false,
	runtime: null,
	tmdbId: null,
	imdbId: null,
	tvdbId: null,
	tvRageId: null,
	tvMazeId: null,
	firstAired: null,
	seriesType: null,
	cleanTitle: null,
	titleSlug: null,
	certification: null,
	genres: [],
	tags: [],
	added: null,
	ratings: null,
	qualityProfileId: null,
	statistics: {},
	isAvailable: false,
	hasFile: false,
};
