import type { INodeProperties } from 'n8n-workflow';

/**
 * Fields that several operations have in common, once each, shown with all of those operations. A field
 * stands where its last operation has it, so that an operation's own fields come before the common ones.
 */
export function mergeFields(fields: INodeProperties[]): INodeProperties[] {
	const merged = new Map<string, INodeProperties>();
	for (const field of fields) {
		const { operation = [], ...others } = field.displayOptions?.show ?? {};
		const alike = JSON.stringify({ ...field, displayOptions: { ...field.displayOptions, show: others } });
		const before = merged.get(alike)?.displayOptions?.show?.operation ?? [];
		merged.delete(alike);
		merged.set(alike, withOperations(field, [...before, ...operation]));
	}
	return [...merged.values()];
}

type Operations = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>[string];

function withOperations(field: INodeProperties, operation: Operations): INodeProperties {
	if (operation === undefined || operation.length === 0) return field;
	return { ...field, displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, operation } } };
}
