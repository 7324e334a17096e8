import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../../shared/util/text';
import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { asObject, listIn, objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { slugField } from '../../fields/fields';
import { readSlug } from '../../fields/slug';
import { OPEN } from '../../client/policy';
import { sizeInGb } from '../../client/resource';

export const getFiles = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'getFiles',
	name: 'Get Files',
	action: 'Get the files of a resource',
	description: 'List the files of a resource without unlocking it. It is free, and only newer versions of HDHive have it.',
	properties: [slugField, simplifyField],
	async execute({ client }, item) {
		const answer = (await client.get(OPEN + path`/resources/file-list/${readSlug(item.string('slug'))}`)).data;
		const data = Array.isArray(asObject(answer).files) ? asObject(answer) : objectIn(answer, 'result_type', 'resource_validate_status');
		if (!item.boolean('simplify')) return data;
		return {
			slug: readSlug(item.string('slug')),
			title: data.share_title ?? null,
			// Where the files cannot be listed, HDHive says only whether the share still exists.
			listed: data.result_type === 'files',
			files: listIn(data.files ?? []).map(readFile),
			validation: data.resource_validate_status ?? null,
			validationMessage: data.resource_validate_message ?? null,
		};
	},
});

/** Sizes come as numbers, as text with digits, and as "1.5 GB". */
function readFile(file: IDataObject): IDataObject {
	const size = asText(file.size);
	const bytes = /^\d+$/.test(size) ? Number(size) : Math.round((sizeInGb(size) ?? Number.NaN) * 1024 ** 3);
	return { name: file.name, path: file.path, extension: file.extension, bytes: Number.isFinite(bytes) ? bytes : null };
}
