/** A sync into Seerr in a process of its own, for tests of what two n8n processes do to one server. */
import { SeerrTarget, type SeerrOptions } from '../../nodes/MediaSync/targets/seerr/target';
import { seerrPolicy } from '../../nodes/Seerr/client/policy';
import type { Media } from '../../nodes/shared/media/identity';
import { clientOf, Sync } from './kit';

export interface SyncTask {
	server: { url: string; apiKey: string };
	titles: Media[];
	options: SeerrOptions;
}

process.on('message', ({ server, titles, options }: SyncTask) => {
	const kit = clientOf(server, seerrPolicy);
	const sync = new Sync(titles, () => new SeerrTarget(kit.client, options), kit);
	sync.run().then(
		({ counts }) => process.send?.({ counts }),
		(error: Error) => process.send?.({ error: error.message }),
	);
});
