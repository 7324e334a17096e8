import type { ICredentialType } from 'n8n-workflow';
import { createEngine, type Engine } from '../engine';
import { skipWaits } from '../realDebrid/skipWaits';
import { Thief } from './thief';
import { askingCredentials, credentialClasses, nodeClasses, statesOf } from './wholePackage';

const STATUSES = [301, 302, 303, 307, 308];

/** n8n signs these itself, and runs no step of ours before its test: its sentence is a fixed one. */
const signedByN8n = ({ extends: parents = [] }: ICredentialType) => parents.includes('oAuth2Api');

let thief: Thief;
let engine: Engine;
let types: ICredentialType[];
let endWaits: () => void;

beforeAll(async () => {
	endWaits = skipWaits();
	thief = await Thief.start();
	types = await askingCredentials();
	engine = await createEngine({ packages: [{ nodes: await nodeClasses(), credentials: await credentialClasses() }] });
});
afterAll(async () => {
	endWaits();
	await thief.close();
});

it('no dialog follows a redirect, in any state of any credential, and each says what to enter', async () => {
	const wrong: unknown[] = [];
	const asked = new Set<string>();
	for (const type of types) {
		for (const [state, data] of statesOf(type, thief.url)) {
			for (thief.status of STATUSES) {
				const before = thief.asked;
				const said = await engine.dialog(type.name, data as never).catch((error: Error) => error.message);
				const caught = thief.caught.splice(0);
				if (caught.length > 0) wrong.push([type.name, state, thief.status, caught]);
				if (thief.asked === before) continue;
				asked.add(type.name);
				const where = signedByN8n(type)
					? /points to another address.*it should be https:\/\//
					: new RegExp(`${thief.other}.*enter ${thief.other}`);
				if (!where.test(said)) wrong.push([type.name, state, thief.status, said]);
			}
		}
	}
	expect(wrong).toEqual([]);
	expect([...asked].sort()).toEqual(types.map(({ name }) => name).sort());
}, 120_000);
