import type { INodeProperties } from 'n8n-workflow';
import type { Media } from '../../shared/media/identity';
import type { Connections } from '../sync/connections';
import type { Target } from './target';
import type { Chosen } from './chosen';

/** One entry of the Target drop-down: everything that a target needs besides its own file. */
export interface TargetKind {
	/** Stored value. */
	value: string;
	/** As the drop-down shows it. */
	name: string;
	description: string;
	/** The node's credential that is shown with it; absent when another field brings it along. */
	credential?: string;
	/** Its own fields: shown with it alone, and again in each row of Per-List Settings. */
	fields: INodeProperties[];
	/** @returns why it cannot take such a title at all */
	refuses: (media: Media) => string | undefined;
	/** @throws InputError for a field that cannot be used */
	connect: (connections: Connections, chosen: Chosen) => Promise<Target>;
}

/** For targets that take films, shows and seasons alike. */
export const takesAll = (): undefined => undefined;
