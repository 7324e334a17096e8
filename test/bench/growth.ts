import { createRequire } from 'node:module';
import { join } from 'node:path';
import { measureGrowth, TARGET_NAMES, useMediaSync, type Growth } from '../mediaSync/growth';
import { answerQuestions } from './talk';

/*
 * The process that counts how requests grow with what a target has already; nothing in it is timed.
 */

export interface GrowthQuestion {
	/** Directory of the built package. */
	package: string;
	target: string;
	titles: number;
}

async function measure({ package: built, target, titles }: GrowthQuestion): Promise<Growth> {
	const load = createRequire(join(built, 'package.json'));
	const { MediaSync } = load('./dist/nodes/MediaSync/MediaSync.node.js') as { MediaSync: Parameters<typeof useMediaSync>[0] };
	useMediaSync(MediaSync);
	return await measureGrowth(target, titles);
}

answerQuestions({ measure, targets: () => TARGET_NAMES });
