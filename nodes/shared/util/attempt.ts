import { ServiceError } from '../node/errors';

/** The result, or what the service refused as a value: for calls whose refusal may be fine. Other errors stay thrown. */
export async function attempt<T>(work: Promise<T>): Promise<T | ServiceError> {
	return await work.catch(async (error: unknown) => (error instanceof ServiceError ? error : await Promise.reject(error as Error)));
}

/** @returns false when the service knows nothing of it (404): it was gone already */
export async function wasThere(work: Promise<unknown>): Promise<boolean> {
	const result = await attempt(work);
	if (!(result instanceof ServiceError)) return true;
	if (result.status === 404) return false;
	throw result;
}
