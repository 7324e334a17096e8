import type { INodeProperties } from 'n8n-workflow';
import { operations, rooms } from '../../nodes/Trakt/resources';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { TraktTrigger } from '../../nodes/Trakt/TraktTrigger.node';

/** What an AI agent and a person choose by. */
const listed = operations.map(({ resource, operation, name, action, description, properties = [] }) => ({
	id: `${resource}.${operation}`,
	name,
	action,
	description,
	properties,
}));

const duplicates = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** All fields, those inside collections too. */
const fieldsOf = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [
		property,
		...(property.type === 'collection' ? fieldsOf((property.options ?? []) as INodeProperties[]) : []),
	]);

describe('The operations of the Trakt node', () => {
	it('have a resource each, and every resource has operations', () => {
		const used = new Set(operations.map(({ resource }) => resource));
		expect([...used].filter((value) => !rooms.some((resource) => resource.value === value))).toEqual([]);
		expect(rooms.filter(({ value }) => !used.has(value))).toEqual([]);
	});

	it('have names, actions and descriptions of their own', () => {
		expect(duplicates(listed.map(({ id }) => id))).toEqual([]);
		expect(duplicates(listed.map(({ action }) => action))).toEqual([]);
		expect(duplicates(listed.map(({ description }) => description))).toEqual([]);
		expect(duplicates(operations.map(({ resource, name }) => `${resource} ${name}`))).toEqual([]);
	});

	it.each(listed.map((one) => [one.id, one] as const))('%s says what it does, and so does each of its fields', (_, one) => {
		expect(one.name).toMatch(/^[A-Z]/);
		expect(one.action).toMatch(/^[A-Z][^A-Z]/);
		// One sentence and a half that an agent can choose by.
		expect(one.description.length).toBeGreaterThan(15);
		expect(one.description.length).toBeLessThan(200);
		expect(one.description).not.toMatch(/undefined/);
		const fields = fieldsOf(one.properties);
		expect(fields.filter(({ description, type }) => (description ?? '') === '' && type !== 'collection').map(({ name }) => name)).toEqual(
			[],
		);
		expect(duplicates(one.properties.map(({ name }) => name))).toEqual([]);
		expect(fields.filter(({ default: value }) => value === undefined)).toEqual([]);
	});

	it('stay a form that an editor loads quickly', () => {
		expect(JSON.stringify(new Trakt().description).length).toBeLessThan(600_000);
	});
});

describe('The Trakt trigger', () => {
	it('describes every event', () => {
		const event = new TraktTrigger().description.properties.find(({ name }) => name === 'event');
		const options = (event?.options ?? []) as Array<{ name: string; value: string; description?: string }>;
		expect(options.length).toBeGreaterThan(10);
		expect(options.filter(({ description }) => (description ?? '') === '')).toEqual([]);
		expect(duplicates(options.map(({ name }) => name))).toEqual([]);
	});
});
