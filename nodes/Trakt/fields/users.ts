import type { MediaType } from '../../shared/media/identity';
import { text } from '../../shared/node/fields';
import { choice } from './fields';

export const otherUser = text('User', 'otherUser', 'User name (slug)', {
	required: true,
	placeholder: 'e.g. justin',
});

export const requestId = text('Request ID', 'requestId', 'The field "id" of Get Many Follow Requests', {
	required: true,
});

export const HIDEABLE: readonly MediaType[] = ['show', 'movie', 'season'];

export const sectionField = choice(
	'Section',
	'section',
	['calendar', 'progress_watched', 'progress_collected', 'recommendations', 'comments', 'dropped'],
	'Where the titles are hidden; Dropped are shows you have given up',
);
