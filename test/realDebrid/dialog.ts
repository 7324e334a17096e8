import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

/** Runs a credential's sign-in step as n8n's dialog does on Save and Retry, over real HTTP. */
export async function dialog(
	credential: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<{ stored: ICredentialDataDecryptedObject; message: string }> {
	const context = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	try {
		const stored = await credential.preAuthentication?.call(context, { ...data });
		return { stored: (stored ?? {}) as ICredentialDataDecryptedObject, message: '' };
	} catch (error) {
		return { stored: {}, message: (error as Error).message };
	}
}

async function httpRequest(options: IHttpRequestOptions): Promise<object> {
	const query = new URLSearchParams((options.qs ?? {}) as Record<string, string>).toString();
	const answer = await fetch(`${options.url}${query === '' ? '' : `?${query}`}`, {
		method: options.method ?? 'GET',
		headers: options.headers as Record<string, string>,
		body: options.body as string | undefined,
		redirect: 'manual',
	}).catch((error: { cause?: { code?: string } }) => {
		throw Object.assign(new Error('failed'), { code: error.cause?.code ?? 'ECONNRESET' });
	});
	const text = await answer.text();
	const body: unknown = /^\s*[[{]/.test(text) ? JSON.parse(text) : text;
	return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body };
}
