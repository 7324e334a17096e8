import { ensureDist } from './build';
import { measureLoading, TARGET } from './loading';

it('The package takes little of a start of n8n', () => {
	ensureDist();
	const { cpu, heap } = measureLoading(undefined, 5);
	expect(heap).toBeLessThan(TARGET.heap);
	// Other tests run beside this one: the command of the same name measures strictly.
	expect(cpu).toBeLessThan(TARGET.time * 1.5);
}, 60_000);
