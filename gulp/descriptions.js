const { join } = require('node:path');

/** Kinds of packed values besides objects, whose kind is the number of their keys in `shapes`. */
const LIST = -1;
const SAME = -2;

/** A text shorter than this is not worth a place of its own. */
const SHORT = 24;

/**
 * What n8n's start wants to know of classes: their data, and which methods they have.
 *
 * @param {string} code folder with a compiled file for each class
 * @param {string[]} names of the classes
 * @returns {string} JSON for `START`: `classes` by name, packed; `shapes`, the keys of objects; `repeated` values
 */
function described(code, names) {
	for (const file of Object.keys(require.cache)) if (file.startsWith(code)) delete require.cache[file];
	const classes = names.map((name) => [name, partsOf(new (require(join(code, `${name}.js`))[name])())]);
	return JSON.stringify(pack(Object.fromEntries(classes)));
}

/** The data of an instance, and the paths of its functions: `['execute']`, `['methods', 'listSearch', 'searchLists']`. */
function partsOf(instance) {
	const own = Object.getOwnPropertyNames(Object.getPrototypeOf(instance)).filter((key) => key !== 'constructor');
	return { data: JSON.parse(JSON.stringify(instance)), functions: [...own.map((key) => [key]), ...functionsIn(instance)] };
}

function functionsIn(value, path = []) {
	if (typeof value === 'function') return [path];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => functionsIn(inner, [...path, key]));
}

/** Forms repeat their keys and many of their fields; this is half of the plain JSON. */
function pack(value) {
	const counts = new Map();
	count(value, counts);
	const shapes = numbered();
	const repeated = numbered();
	const texts = [];
	const inner = (one) => {
		if (Array.isArray(one)) return [LIST, ...one.map(packed)];
		return [shapes.numberOf(JSON.stringify(Object.keys(one))), ...Object.values(one).map(packed)];
	};
	const packed = (one) => {
		if (typeof one !== 'object' || one === null) return one;
		const text = JSON.stringify(one);
		if (text.length < SHORT || counts.get(text) === 1) return inner(one);
		const number = repeated.numberOf(text);
		texts[number] ??= inner(one);
		return [SAME, number];
	};
	const classes = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, packed(one)]));
	return { classes, shapes: shapes.all().map((keys) => JSON.parse(keys)), repeated: texts };
}

function count(value, counts) {
	if (typeof value !== 'object' || value === null) return;
	const text = JSON.stringify(value);
	counts.set(text, (counts.get(text) ?? 0) + 1);
	if (counts.get(text) === 1) for (const inner of Object.values(value)) count(inner, counts);
}

function numbered() {
	const numbers = new Map();
	return {
		numberOf: (text) => numbers.get(text) ?? numbers.set(text, numbers.size).get(text),
		all: () => [...numbers.keys()],
	};
}

/** The module `dist/start.js`, which every node and credential of the package goes through. */
const START = `"use strict";
const { classes, shapes, repeated } = require("./descriptions.json");

// A packed value: [-1, ...] is a list, [-2, n] is number n of what is repeated, [n, ...] an object with the keys of shape n.
function unpacked(value) {
	if (!Array.isArray(value)) return value;
	const kind = value[0];
	if (kind === ${SAME}) return unpacked(repeated[value[1]]);
	if (kind === ${LIST}) return value.slice(1).map(unpacked);
	const object = {};
	shapes[kind].forEach((key, index) => {
		object[key] = unpacked(value[index + 1]);
	});
	return object;
}

// A class that looks to n8n like the one in the code, and loads the code when one of its functions is called.
module.exports = (name, load) => {
	let instance;
	const real = () => (instance ??= new (load()[name])());
	const StandIn = class {
		constructor() {
			const { data, functions } = unpacked(classes[name]);
			Object.assign(this, data);
			for (const path of functions) {
				const key = path.pop();
				const holder = path.reduce((outer, step) => (outer[step] ??= {}), this);
				holder[key] = function (...args) {
					return [...path, key].reduce((outer, step) => outer[step], real()).apply(this, args);
				};
			}
		}
	};
	Object.defineProperty(StandIn, "name", { value: name });
	return { [name]: StandIn };
};
`;

module.exports = { described, START };
