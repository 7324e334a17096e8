import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../../nodes/Trakt/resources';
import { operations } from '../../nodes/Trakt/resources';
import { Contract, contractPath } from '../contract/openapi';
import { describedPath, TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../simulators/trakt/errata';
import { NODE_ALIASES } from './errata';
import { recordRequests } from './record';

/** Why an operation of the API has none of its own in the node. */
const LEFT_OUT: Array<[RegExp, string]> = [
	[/^\S+ \/oauth\//, 'Sign-in: done by the credentials'],
	[/\/report$/, 'Moderation, left to the website'],
	[/younify|plex|\/users\/syncs/, 'Set-up of other services, left to the website'],
	[/watchnow|justwatch/, 'Limited access: Trakt gives it to partners only'],
	[/saved_filters/, 'Website filters (VIP); Custom API Call'],
	[/\/refresh$/, 'Asks Trakt to fetch a title anew (VIP); Custom API Call'],
	[/^PUT \/users\/(settings|avatar|set_cover)/, 'Profile settings, left to the website'],
	[/\/block|blocked|\/reactions|search\/recent|\/mir\/|\/yir\/|^GET \/team/, 'Social extras; Custom API Call'],
	[/^(POST|PUT|DELETE) \/users\/\{id\}\/smart-lists/, 'Smart lists are made on the website; Custom API Call'],
	[/^PUT \/sync\/(watchlist|favorites)$|lists\/\{list_id\}\/reorder$/, 'Sort preference of the website; Custom API Call'],
	[
		/minimal|up_next_nitro|updates\/id|sentiments|calendars\/releases|movie,show|recent_by_id/,
		'A variant of an operation that is there; Custom API Call',
	],
	[
		/^GET \/users\/\{id\}\/(watched|history|watchlist|favorites|smart-lists)\/|^GET \/sync\/(history|collection)\/|social_recommendations|lists\/(trending|popular)\/|^\w+ \/lists\/\{id\}|certifications/,
		'Another form of a route that the node uses',
	],
	[/watchlist\/comments|favorites\/comments|\/lists\/\{id\}\/comments|\/comments\/\{id\}\/likes/, 'Rarely used; Custom API Call'],
];

/** The page that the README links to. */
export const COVERAGE_PAGE = join(__dirname, '..', '..', 'docs', 'trakt-api.md');

export async function coveragePage(): Promise<string> {
	const intro = 'What the Trakt node does with each route of the API. Written by `npx tsx test/trakt/coverage.ts --write`.';
	return `# Coverage of the Trakt API\n\n${intro}\n\n${await coverageTable()}\n`;
}

/** What the operations send, route by route of the vendor's contract. */
export async function coverageTable(): Promise<string> {
	const contract = Contract.load(TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS);
	const covered = new Map<string, Set<string>>();
	for (const { operation, lines } of await recordRequests()) {
		for (const line of lines) {
			const [method = '', path = ''] = line.split(' ');
			const described = NODE_ALIASES.find(({ match }) => match.test(line))?.path ?? describedPath(method, path);
			const found = contract.find(method, described);
			if (found === undefined) continue;
			const key = `${found.method} ${found.template}`;
			covered.set(key, (covered.get(key) ?? new Set()).add(operation));
		}
	}
	const all = contract.operations();
	const rows = all.map((line) => `| \`${line.replaceAll('|', '\\|')}\` | ${sayOf(line, covered.get(line))} |`);
	const own = all.filter((line) => covered.has(line)).length;
	const summary = `${operations.length} operations in ${rooms.length} resources send requests to ${own} of the ${all.length} routes in Trakt’s contract; Custom API Call reaches all others.`;
	return [summary, '', '| Trakt API | Operation |', '| --- | --- |', ...rows].join('\n');
}

function sayOf(line: string, names: Set<string> | undefined): string {
	if (names !== undefined) return [...names].sort().join(', ');
	return LEFT_OUT.find(([pattern]) => pattern.test(line))?.[1] ?? 'Custom API Call';
}

if (require.main === module) {
	if (!existsSync(contractPath(TRAKT_CONTRACT))) throw new Error(`skipped: ${contractPath(TRAKT_CONTRACT)} is not present`);
	const write = process.argv.includes('--write');
	void coveragePage().then(async (page) => {
		const { format } = await import('prettier');
		const formatted = await format(page, { parser: 'markdown' });
		if (write) writeFileSync(COVERAGE_PAGE, formatted);
		else process.stdout.write(formatted);
	});
}
