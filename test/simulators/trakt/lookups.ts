import type { Route } from './routes';

const read = (path: string, answer: unknown): Route => ({ method: 'GET', path, auth: 'optional', handle: () => answer });

/** The fixed tables: genres, countries, languages, age ratings and networks. */
export const lookupRoutes: Route[] = [
	read('/genres/:type', [
		{ name: 'Action', slug: 'action', subgenres: [] },
		{ name: 'Drama', slug: 'drama', subgenres: [] },
		{ name: 'Science Fiction', slug: 'science-fiction', subgenres: [] },
	]),
	read('/countries/:type', [
		{ name: 'Germany', code: 'de' },
		{ name: 'United States', code: 'us' },
	]),
	read('/languages/:type', [
		{ name: 'English', code: 'en' },
		{ name: 'German', code: 'de' },
	]),
	read('/certifications/:type', {
		us: [
			{ name: 'PG', slug: 'pg', description: 'Parental Guidance Suggested' },
			{ name: 'R', slug: 'r', description: 'Mature Audiences' },
		],
	}),
	read('/networks', [{ name: 'Northlight', country: 'us', ids: { trakt: 1, tmdb: 1 } }]),
];
