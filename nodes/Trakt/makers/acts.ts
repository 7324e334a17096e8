import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { HttpCall } from '../../shared/http/messages';
import type { ItemInput } from '../../shared/node/itemInput';
import type { Operation } from '../../shared/node/operation';
import type { TraktApi } from '../client/api';
import { simplify } from '../client/simplify';

type Act<Fields extends INodeProperties> = Pick<
	Operation<TraktApi, Fields>,
	'resource' | 'operation' | 'name' | 'action' | 'description' | 'properties'
> & {
	/** The request; one that may be repeated without harm, unless it says otherwise. */
	call: (item: ItemInput<Fields>, api: TraktApi) => HttpCall | Promise<HttpCall>;
	/** What is said of the thing in the output besides the answer. */
	about?: (item: ItemInput<Fields>) => IDataObject;
};

/** An operation that does one thing with one request: what Trakt answers, or `success` where it answers nothing. */
export function act<Fields extends INodeProperties>(spec: Act<Fields>): Operation<TraktApi, Fields> {
	const { call, about, ...described } = spec;
	return {
		...described,
		async execute(api, item) {
			const request = await call(item, api);
			// Trakt wants JSON from every POST, an empty object where there is nothing to say (412 otherwise).
			const filled = request.method === 'POST' ? { body: {}, ...request } : request;
			const { body } = await api.client.request({ retry: 'idempotent', ...filled });
			const said = about?.(item) ?? {};
			if (typeof body !== 'object' || body === null || Array.isArray(body)) return { success: true, ...said };
			return { ...said, ...simplify(body) };
		},
	};
}
