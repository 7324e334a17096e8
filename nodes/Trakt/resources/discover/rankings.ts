/** A public ranking of titles. */
export interface Ranking {
	operation: string;
	name: string;
	description: string;
	/** The first segment of its path. */
	types: readonly string[];
	segment: string;
	/** True where the time that counts can be chosen. */
	period?: boolean;
	/** How many of the periods there are, where not all. */
	longest?: number;
	/** True where Trakt's filters apply. */
	filters?: boolean;
	paged?: boolean;
}

const TITLES = ['movies', 'shows'];
const WITH_MEDIA = [...TITLES, 'media'];

export const RANKINGS = [
	{
		operation: 'trending',
		name: 'Trending',
		description: 'List the films or shows that most people are watching right now',
		types: WITH_MEDIA,
		segment: 'trending',
		filters: true,
	},
	{
		operation: 'popular',
		name: 'Popular',
		description: 'List the films or shows with the most and best ratings of all time',
		types: WITH_MEDIA,
		segment: 'popular',
		filters: true,
	},
	{
		operation: 'anticipated',
		name: 'Anticipated',
		description: 'List the unreleased films or shows that are on the most lists',
		types: WITH_MEDIA,
		segment: 'anticipated',
		filters: true,
	},
	{
		operation: 'hot',
		name: 'Hot',
		description: 'List the films or shows that are gaining interest fastest',
		types: TITLES,
		segment: 'hot',
		filters: true,
	},
	{
		operation: 'watched',
		name: 'Most Watched',
		description: 'List the films or shows that most different people have watched in a period',
		types: TITLES,
		segment: 'watched',
		period: true,
	},
	{
		operation: 'played',
		name: 'Most Played',
		description: 'List the films or shows with the most plays in a period, one person counting several times',
		types: TITLES,
		segment: 'played',
		period: true,
	},
	{
		operation: 'collected',
		name: 'Most Collected',
		description: 'List the films or shows that most people have added to their collection in a period',
		types: TITLES,
		segment: 'collected',
		period: true,
	},
	{
		operation: 'favorited',
		name: 'Most Favorited',
		description: 'List the films or shows that most people have made a favorite in a period',
		types: TITLES,
		segment: 'favorited',
		period: true,
	},
	{
		operation: 'streaming',
		name: 'Most Streamed',
		description: 'List the films or shows that lead the streaming charts of a period',
		types: TITLES,
		segment: 'streaming',
		period: true,
		longest: 3,
		filters: true,
	},
	{
		operation: 'boxOffice',
		name: 'Box Office',
		description: 'List the ten films that earned the most in US cinemas last weekend',
		types: ['movies'],
		segment: 'boxoffice',
		paged: false,
	},
] as const satisfies readonly Ranking[];
