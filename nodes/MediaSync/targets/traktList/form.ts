import type { INodeProperties } from 'n8n-workflow';
import { listField, type ListReference, parseLocator } from '../../../Trakt/client';
import { TraktListTarget } from './target';
import type { Chosen } from '../chosen';
import { takesAll, type TargetKind } from '../kind';

const FIELD = 'Target List';

const targetList: INodeProperties = {
	...listField,
	displayName: FIELD,
	name: 'targetList',
	description: 'The list of your own that titles are put on',
};

export const traktListKind: TargetKind = {
	value: 'traktList',
	name: 'Trakt List',
	description: 'Put titles on a Trakt list of your own',
	fields: [targetList],
	refuses: takesAll,
	connect: async (connections, chosen) => new TraktListTarget(await connections.trakt(), targetListOf(chosen)),
};

/** @throws InputError when the field names no list */
export const targetListOf = (chosen: Chosen): ListReference => parseLocator(chosen.text('targetList') ?? '', FIELD);
