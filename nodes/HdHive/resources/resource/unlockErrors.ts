import { ServiceError } from '../../../shared/node/errors';
import { ERROR_CODES } from '../../client/errorCodes';

export function itemError(item: Record<string, unknown>): ServiceError {
	const code = typeof item.error_code === 'string' ? item.error_code : '400';
	const text = ERROR_CODES[code] ?? { status: 400, message: 'HDHive did not unlock it', description: 'Look at the resource at HDHive.' };
	const said = typeof item.message === 'string' && item.message !== '' ? ` HDHive says: ${item.message.slice(0, 200)}` : '';
	return new ServiceError({ service: 'HDHive', ...text, description: text.description + said, code });
}

export const missing = (): ServiceError =>
	new ServiceError({
		service: 'HDHive',
		message: 'HDHive did not answer for this slug',
		description: 'Run the workflow again: it looks first.',
	});
