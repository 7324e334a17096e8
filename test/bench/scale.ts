/** A logarithmic axis: where values between two bounds stand between two pixels. */
export interface Scale {
	at(value: number): number;
	/** Powers of ten between the bounds, these included. */
	ticks: number[];
}

/** @param values all positive; the axis ends at the powers of ten around them */
export function logScale(values: number[], from: number, to: number): Scale {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
	return {
		at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
		ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
	};
}
