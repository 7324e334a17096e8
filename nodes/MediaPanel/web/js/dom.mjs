/**
 * Makes an element. Text is only ever set as text: nothing that came from outside can become markup.
 *
 * @param props attributes; `on…` functions are listeners, `style` an object of custom properties
 * @param children elements, texts, arrays of them; empty ones are left out
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

const PATHS = {
	calendar:
		'M4 8.500A2.500 2.500 0 0 1 6.500 6h11A2.500 2.500 0 0 1 20 8.500v9a2.500 2.500 0 0 1-2.500 2.500h-11A2.500 2.500 0 0 1 4 17.500zM4 11h16M8.500 3.500V8M15.500 3.500V8',
	person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c.6-3.600 3.600-5.500 7.500-5.500s6.900 1.900 7.500 5.500',
	compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.500 8.500l-2 5-5 2 2-5z',
	more: 'M5 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600zM12 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600zM19 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600z',
	bookmark: 'M7 4h10a1 1 0 0 1 1 1v15.500l-6-4.300-6 4.300V5a1 1 0 0 1 1-1z',
	check: 'M5 12.500l4.500 4.500L19 7.500',
	star: 'M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900-4.300-4.100 5.900-.8z',
	send: 'M20.500 3.500L10 14M20.500 3.500l-6.500 17-4-6.500-6.500-4z',
	info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500v.1',
	close: 'M6 6l12 12M18 6L6 18',
	back: 'M14.500 5l-7 7 7 7',
	down: 'M6 9.500l6 6 6-6',
	search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20',
	reload: 'M19.500 12a7.500 7.500 0 1 1-2.400-5.500M19.500 3.500v4.500H15',
	trash: 'M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7',
	offline:
		'M3 3l18 18M8.500 15.500a5 5 0 0 1 7 0M5.500 12a9.500 9.500 0 0 1 4-2.300M2.500 8.500a14 14 0 0 1 4-2.600M12.500 9.500a9.500 9.500 0 0 1 6 2.500M11 5.600a14 14 0 0 1 10.500 2.900M12 19.500v.1',
	key: 'M14.500 13.500a5 5 0 1 0-4.200-2.300L3.500 18v2.500H7V18h2.500v-2.500l1.600-1.600c1 .3 2.300.3 3.400-.4zM15.500 8.500v.1',
	gear: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
	clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2',
};

export function icon(name, solid = false) {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', solid ? 'icon solid' : 'icon');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	path.setAttribute('d', PATHS[name]);
	svg.append(path);
	return svg;
}
