import { unlockBest } from './hdHive';
import type { Job } from './job';
import { torrentList, unrestricts } from './realDebrid';

export const jobs: Record<string, Job> = { unlockBest, torrentList, unrestricts };
