/** Runs one task per key at a time: who comes while it runs gets the same result. */
export class SingleFlight<T> {
	private readonly flights = new Map<string, Promise<T>>();

	async run(key: string, task: () => Promise<T>): Promise<T> {
		const flying = this.flights.get(key);
		if (flying !== undefined) return await flying;
		const flight = task().finally(() => this.flights.delete(key));
		this.flights.set(key, flight);
		return await flight;
	}
}
