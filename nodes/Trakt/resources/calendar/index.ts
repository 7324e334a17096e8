import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getCalendar } from './getMany';

/** The first operation is the default. */
export const calendar: Room<TraktApi> = {
	name: 'Calendar',
	value: 'calendar',
	description: 'What airs and comes out, of yours or of everybody',
	operations: [getCalendar],
};
