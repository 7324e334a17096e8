import { operations, rooms as resources } from '../../nodes/MoviePilot/resources';

it('every operation is described for an agent, and every field for a person', () => {
	expect(operations).toHaveLength(37);
	for (const { description, action, properties = [] } of operations) {
		expect(description.length).toBeGreaterThan(20);
		expect(action[0]).toBe(action[0]?.toUpperCase());
		for (const { description: hint, type } of properties) expect(type === 'collection' || (hint ?? '').length > 10).toBe(true);
	}
});

it('every operation has a resource, and a name of its own in it', () => {
	const names = operations.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(new Set(names).size).toBe(names.length);
	expect([...new Set(operations.map(({ resource }) => resource))].sort()).toEqual(resources.map(({ value }) => value).sort());
});
