import type { maxPointsField } from '../fields/fields';
import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ServiceError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { Budget, type Limits } from './budget';
import { connectHdHive, type HdHiveClient } from './client';
import { HD_HIVE_CREDENTIAL } from './session';
import { imdbFinder, type ImdbFinder } from '../../shared/media/tmdbSearch';
import { asText } from '../../shared/util/text';
import { Unlocker } from './unlock';

/** What the operations of the HDHive node work with; made once per execution. */
export interface HdHiveApi {
	client: HdHiveClient;
	/** Unlocks; its budget counts the points of all items of this execution together. */
	unlocker: Unlocker;
	findTitle: ImdbFinder;
	/** @throws ServiceError when the credential holds none */
	refreshToken: () => Promise<string>;
}

export async function connect(context: IExecuteFunctions): Promise<HdHiveApi> {
	const client = await connectHdHive(context, () => context.getExecutionCancelSignal?.()?.aborted ?? false);
	const refreshToken = async () => readRefreshToken(await context.getCredentials(HD_HIVE_CREDENTIAL));
	return { client, unlocker: new Unlocker(client, new Budget()), findTitle: imdbFinder(context, 'HDHive'), refreshToken };
}

function readRefreshToken({ authentication, refreshToken }: ICredentialDataDecryptedObject): string {
	const token = authentication === 'personalKey' ? '' : asText(refreshToken);
	if (token !== '') return token;
	throw new ServiceError({
		service: 'HDHive',
		message: 'This credential holds no sign-in that could be revoked',
		description: 'A personal API key is ended on the API page of your HDHive account.',
	});
}

/** The points that an item may spend: "Maximum Points" and, in the options, "Maximum Points per Run". */
export function limitsOf(item: ItemInput<typeof maxPointsField>, options: IDataObject): Limits {
	const perRun = options.maxPointsPerRun;
	return {
		perUnlock: Math.max(0, item.number('maxPoints', 0)),
		perRun: perRun === undefined || perRun === '' ? undefined : Math.max(0, Number(perRun)),
	};
}
