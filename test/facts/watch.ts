/** Notes what a fact reads of an answer: these are the places where a mutant can bite. */
import type { Answer } from './server';

/** `status`, `headers.retry-after`, `body.results.0.id`. */
export type Place = readonly string[];

/** What JavaScript and the matchers ask of every object: no word of an answer. */
const ASKED_BY_OTHERS = ['length', 'toJSON', 'then', 'asymmetricMatch', 'nodeType', '$$typeof', '@@__IMMUTABLE_ITERABLE__@@'];

/** The answer, and a record of every place that was read. */
export function watched(answer: Answer, read: (place: Place) => void): Answer {
	return watch(answer, [], read) as Answer;
}

function watch(value: object, place: Place, read: (place: Place) => void): object {
	return new Proxy(value, {
		get(target, name, receiver) {
			const got: unknown = Reflect.get(target, name, receiver);
			if (typeof name === 'symbol' || typeof got === 'function') return got;
			const here = [...place, name];
			if (!ASKED_BY_OTHERS.includes(name)) read(here);
			return got !== null && typeof got === 'object' ? watch(got, here, read) : got;
		},
		has(target, name) {
			if (typeof name === 'string') read([...place, name]);
			return Reflect.has(target, name);
		},
	});
}
