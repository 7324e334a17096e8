import { nameOf, type FaultAdapter } from '../faults/adapter';
import { Driver, itemsOf, toldBy } from '../faults/driver';

/** Runs each operation of a node once, on n8n's engine against its simulator: each gives an item, and none fails. */
export function everyOperationWorks(adapter: FaultAdapter): void {
	it.each(adapter.operations.map((operation) => ({ name: nameOf(operation), operation })))('$name', async ({ operation }) => {
		const driver = await Driver.create(adapter);
		const world = await driver.takeWorld();
		try {
			const sample = await adapter.sample(operation, world);
			const run = await driver.run(operation, sample ?? { parameters: {} }, world);
			expect(toldBy(run)).toEqual([]);
			expect(itemsOf(run).length).toBeGreaterThan(0);
		} finally {
			await world.close();
			await driver.close();
		}
	});
}
