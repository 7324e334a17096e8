import { passOn } from './target';
import { takesAll, type TargetKind } from '../kind';

export const noneKind: TargetKind = {
	value: 'none',
	name: 'None (Pass Titles On)',
	description: 'Add nothing; every title goes to the next node',
	fields: [],
	refuses: takesAll,
	connect: async () => await Promise.resolve(passOn),
};
