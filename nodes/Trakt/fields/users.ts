import type { MediaType } from '../../shared/media/identity';
import { string, options } from '../../shared/node/fields';

export const otherUser = string('User', 'otherUser', 'User name (slug)', {
	required: true,
	placeholder: 'e.g. justin',
});

export const requestId = string('Request ID', 'requestId', 'The field "id" of Get Many Follow Requests', {
	required: true,
});

export const HIDEABLE: readonly MediaType[] = ['show', 'movie', 'season'];

export const sectionField = options(
	'Section',
	'section',
	['calendar', 'progress_watched', 'progress_collected', 'recommendations', 'comments', 'dropped'],
	'Where the titles are hidden; Dropped are shows you have given up',
);
