import { readings, sources } from './fieldNames';

/** Files of every service, from the makers to the triggers; `npm run test:fields` takes all. */
const SAMPLE = [
	'HdHive/resources/account/checkIn.ts',
	'MediaSync/sync/settings.ts',
	'MoviePilot/resources/torrent/search.ts',
	'Radarr/resources/movie/getMany.ts',
	'RealDebrid/resources/torrent/addAndWait.ts',
	'Seerr/resources/request/create.ts',
	'Sonarr/fields/fields.ts',
	'Tmdb/makers/reads.ts',
	'Trakt/makers/reads.ts',
	'Trakt/resources/comment/getReplies.ts',
	'Trakt/trigger/pollTrakt.ts',
];

const files = sources().filter((file) => SAMPLE.some((name) => file.endsWith(`/nodes/${name}`)));

it.each(['name', 'kind'] as const)(
	'a field that is read by a wrong %s does not compile',
	(mistake) => {
		expect(files).toHaveLength(SAMPLE.length);
		const all = readings(files, mistake);
		expect(all.length).toBeGreaterThan(SAMPLE.length);
		expect(all.filter(({ seen }) => !seen)).toEqual([]);
	},
	120_000,
);
