import { PATHS } from './icons.mjs';

/**
 * Makes an element. Text is only ever set as text: nothing that came from outside can become markup.
 *
 * Of `props` those named `on…` are listeners, and `style` is an object of custom properties.
 *
 * @param {string} tag
 * @param {Record<string, any>} props
 * @param {any[]} children elements, texts, arrays of them; empty ones are left out
 * @returns {any} the element; what its tag gives it is known where it is made
 */
export function h(tag, props = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(props ?? {})) {
		if (value === undefined || value === null || value === false) continue;
		if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
		else if (name === 'style') for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
		else element.setAttribute(name, value === true ? '' : String(value));
	}
	element.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false && child !== ''));
	return element;
}

/** @param {string} name @param {boolean} solid */
export function icon(name, solid = false) {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', solid ? 'icon solid' : 'icon');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	path.setAttribute('d', PATHS[name] ?? '');
	svg.append(path);
	return svg;
}

/** A button with a picture. @param {string} picture @param {string} text @param {() => void} onclick @param {Record<string, any>} props */
export const button = (picture, text, onclick, { solid = false, main = false, ...props } = {}) =>
	h('button', { type: 'button', class: main ? 'button main' : 'button', onclick, ...props }, icon(picture, solid), h('span', {}, text));
