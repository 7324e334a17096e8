import { radarrFilms, tmdbSearch, traktCalendar, traktList } from './daily';
import { unlockBest } from './hdHive';
import type { Job } from './job';
import { longTorrentList, torrentList, unrestricts } from './realDebrid';

export const jobs: Record<string, Job> = {
	traktCalendar,
	tmdbSearch,
	torrentList,
	longTorrentList,
	traktList,
	radarrFilms,
	unlockBest,
	unrestricts,
};
