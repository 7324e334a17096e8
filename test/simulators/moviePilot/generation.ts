/** The three server generations a client meets in the field. */
export type Generation = 'v2.5.6' | 'v2.12.0' | 'v3.0.0';

/** Every difference between the generations, named once. */
export interface Traits {
	version: Generation;
	/** Bodies are `{success, message, data}`; errors and 422 have that shape too. */
	wrapped: boolean;
	/** Routes for signed-in users also accept the API token. */
	keyOpensUserRoutes: boolean;
	/** Routes for the API token accept it as a header, not only as `?token=`. */
	headerOpensTokenRoutes: boolean;
	/** Where both are given, the header is the one that counts. */
	headerBeforeQuery: boolean;
	/** Media are named by `media_source` and `media_id`; `tmdbid` is an unknown field. */
	sourceIdentity: boolean;
	/** Without a name nothing is recognised, whatever the id. */
	nameRequired: boolean;
	/** `state` of a written subscription is taken over. */
	stateIsWritable: boolean;
	/** A PUT with some of the fields resets the others to the defaults of the schema. */
	partialUpdateResets: boolean;
	/** A film and a show with the same TMDB number are mistaken for each other. */
	typesCollide: boolean;
	/** The HTTP method of search, refresh, check and reset. */
	triggerMethod: 'GET' | 'POST';
	/** `/mediaserver/exists` with a season never finds anything (a number against a text key). */
	seasonNeverExists: boolean;
	/** Season 0 is listed and can be subscribed. */
	specials: boolean;
	/** A show that has nothing but specials is an unhandled error in its details and in what is missing of it. */
	specialsOnlyCrashes: boolean;
	/** The models of June 2025: whole votes, TVDB numbers as text, none of the fields added since. */
	oldModels: boolean;
	/** `POST /api/v3/movie` fails for a film that is subscribed already. */
	arrMovieTwiceCrashes: boolean;
	/** `PUT /api/v3/series` asks for no key. */
	arrUpdateIsOpen: boolean;
	/** `/system/global` tells the version. */
	versionInGlobal: boolean;
	/** Something that does not exist is a 404 (older servers: success, or a server error). */
	answersNotFound: boolean;
}

const V2: Omit<Traits, 'version'> = {
	wrapped: false,
	keyOpensUserRoutes: false,
	headerOpensTokenRoutes: false,
	headerBeforeQuery: false,
	sourceIdentity: false,
	nameRequired: true,
	stateIsWritable: true,
	partialUpdateResets: true,
	typesCollide: true,
	triggerMethod: 'GET',
	seasonNeverExists: true,
	specials: false,
	specialsOnlyCrashes: true,
	oldModels: true,
	arrMovieTwiceCrashes: true,
	arrUpdateIsOpen: true,
	versionInGlobal: false,
	answersNotFound: false,
};

// Where nobody measured a late v2 server, the older behaviour is kept: it is the harder one to cope with.
const LATE_V2: Omit<Traits, 'version'> = {
	...V2,
	keyOpensUserRoutes: true,
	stateIsWritable: false,
	oldModels: false,
	arrMovieTwiceCrashes: false,
	arrUpdateIsOpen: false,
	versionInGlobal: true,
};

const V3: Omit<Traits, 'version'> = {
	...LATE_V2,
	wrapped: true,
	headerOpensTokenRoutes: true,
	headerBeforeQuery: true,
	sourceIdentity: true,
	nameRequired: false,
	partialUpdateResets: false,
	typesCollide: false,
	triggerMethod: 'POST',
	seasonNeverExists: false,
	specials: true,
	specialsOnlyCrashes: false,
	answersNotFound: true,
};

/** What a generation does; a fresh object, so that a test may change one trait of its own server. */
export function traitsOf(generation: Generation): Traits {
	switch (generation) {
		case 'v2.5.6':
			return { version: generation, ...V2 };
		case 'v2.12.0':
			return { version: generation, ...LATE_V2 };
		case 'v3.0.0':
			return { version: generation, ...V3 };
	}
}
