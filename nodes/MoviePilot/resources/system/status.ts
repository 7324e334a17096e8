import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../../shared/util/text';
import { asObject, type MoviePilotApi } from '../../client/api';
import { ArrDialect } from '../../client/arrDialect';
import { isRefusal } from '../../client/generation';

/** Version, dialect and sign-in of the server; two requests. */
export async function systemStatus(api: MoviePilotApi): Promise<IDataObject> {
	const { version, naming } = await api.server();
	const user = await api.get('/api/v1/user/current').catch((error: unknown) => {
		// Version 3 opens everything to a token: a refusal there has another reason.
		if (naming.updateResetsTheRest && error instanceof Error && isRefusal(error)) return undefined;
		throw error;
	});
	const everything = user !== undefined;
	return {
		version,
		dialect: everything ? naming.name : new ArrDialect(api.client).name,
		generation: naming.updateResetsTheRest ? 2 : 3,
		signIn: api.hasLogin ? 'login' : 'apiToken',
		everything,
		user: asText(asObject(user).name) || null,
		message: everything
			? `MoviePilot ${version} answers, and everything is open to this credential.`
			: `MoviePilot ${version} opens only a part to an API token: fill in User Name and Password in the credential for the rest.`,
	};
}
