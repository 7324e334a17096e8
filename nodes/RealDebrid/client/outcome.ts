import { ServiceError } from '../../shared/node/errors';

/** The result, or the service's refusal as a value, so that a refusal with a known code can be acted on. */
export async function outcomeOf<T>(work: Promise<T>): Promise<T | ServiceError> {
	return await work.then(
		(result) => result,
		async (error: Error) => (error instanceof ServiceError ? error : await Promise.reject(error)),
	);
}

export const hasCode = (error: ServiceError, ...codes: number[]): boolean => codes.some((code) => error.code === String(code));
