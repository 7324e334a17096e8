/**
 * Runs within the page: what of it is cut off, covered, too small to be touched, or in the wrong place. Says nothing
 * when all is well.
 */

const LEAST_TARGET = 44;
/** Of a link within a line of text (WCAG 2.2, 2.5.8). */
const LEAST_INLINE = 24;
/** Letters and borders are drawn on fractions of pixels. */
const SLACK = 1;

const TARGETS = 'button, a[href], input:not([type=hidden]), select, [role=button]';
const TEXTS = 'h1, h2, h3, h4, p, span, b, small, li, label';

/** What is in front: everything else is out of reach. @returns {HTMLElement} */
const front = () => /** @type {HTMLElement} */ ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body);

/** @param {Element} element */
const isShown = (element) => {
	const { width, height } = element.getBoundingClientRect();
	return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
};

/** @param {Element} element */
const nameOf = (element) =>
	`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;

/** Whether it may be wider than the screen: it is scrolled by itself. @param {Element} element */
const scrollsAside = (element) => {
	for (let one = element.parentElement; one !== null; one = one.parentElement) {
		if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth && one !== front()) return true;
	}
	return false;
};

/** @param {Element[]} elements */
function overflowing(elements) {
	const root = front() === document.body ? document.documentElement : front();
	const page =
		root.scrollWidth > root.clientWidth + SLACK ? [`the page is ${root.scrollWidth - root.clientWidth} px wider than the screen`] : [];
	const out = elements.filter((one) => {
		const { left, right } = one.getBoundingClientRect();
		return (left < -SLACK || right > innerWidth + SLACK) && !scrollsAside(one);
	});
	return [...page, ...out.map((one) => `beyond the edge: ${nameOf(one)}`)];
}

/** Texts whose end nobody can see; titles may end with an ellipsis after their second line. @param {Element[]} texts */
const cutOff = (texts) =>
	texts
		.filter((one) => {
			const style = getComputedStyle(one);
			if (style.overflowX === 'visible' || style.webkitLineClamp !== 'none') return false;
			return one.scrollWidth > one.clientWidth + SLACK || one.scrollHeight > one.clientHeight + SLACK;
		})
		.map((one) => `cut off: ${nameOf(one)}`);

/** It goes away by itself. @param {Element} element */
const isMessage = (element) => element.closest('.toast') !== null;

/** Headings that something lies upon. */
const overlaid = () =>
	[...front().querySelectorAll('h1, h2, h3, h4')].filter(isShown).flatMap((one) => {
		one.scrollIntoView({ block: 'center', behavior: 'instant' });
		const range = document.createRange();
		range.selectNodeContents(one);
		const box = one.getBoundingClientRect();
		// Lines after the last one that is shown are somewhere, too.
		const lines = [...range.getClientRects()].filter(({ top, bottom }) => (top + bottom) / 2 < box.bottom);
		const upon = lines.flatMap(({ left, right, top, bottom }) =>
			[left + 2, (left + right) / 2, right - 2].map((x) => document.elementFromPoint(x, (top + bottom) / 2)),
		);
		const other = upon.find((hit) => hit !== null && !one.contains(hit) && !hit.contains(one) && !isMessage(hit));
		return other ? [`${nameOf(one)} lies below ${nameOf(other)}`] : [];
	});

/** Each target is brought into sight and has to be what a finger hits there. @param {Element[]} targets */
function covered(targets) {
	const hidden = [];
	for (const one of targets) {
		if (/** @type {any} */ (one).disabled) continue;
		one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
		const { left, right, top, bottom } = one.getBoundingClientRect();
		const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
		if (hit !== null && (one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one) || isMessage(hit))) continue;
		hidden.push(`covered: ${nameOf(one)} by ${hit === null ? 'nothing' : nameOf(hit)}`);
	}
	return hidden;
}

/** @param {Element[]} targets */
const tooSmall = (targets) =>
	targets
		.filter((one) => {
			const { width, height } = one.getBoundingClientRect();
			const isInline = getComputedStyle(one).display === 'inline';
			const least = isInline ? LEAST_INLINE : LEAST_TARGET;
			return height < least - SLACK || width < least - SLACK;
		})
		.map((one) => {
			const { width, height } = one.getBoundingClientRect();
			return `small: ${nameOf(one)} ${Math.round(width)} × ${Math.round(height)}`;
		});

/** Headings as a screen reader goes through them: no level is left out. */
function headings() {
	const levels = [...front().querySelectorAll('h1, h2, h3, h4')]
		.filter((one) => one.checkVisibility())
		.map((one) => Number(one.tagName.slice(1)));
	const first = front() === document.body ? 1 : 2;
	if (levels.length > 0 && levels[0] !== first) return [`the first heading is h${levels[0]}`];
	return levels.flatMap((level, index) =>
		index > 0 && level > (levels[index - 1] ?? 0) + 1 ? [`h${level} after h${levels[index - 1]}`] : [],
	);
}

/** Words that are not the panel's stand where the browser finds out their direction. @param {string} word */
function undirected(word) {
	const walker = document.createTreeWalker(front(), NodeFilter.SHOW_TEXT);
	const found = [];
	while (walker.nextNode()) {
		const { parentElement, data } = /** @type {Text} */ (walker.currentNode);
		if (parentElement !== null && parentElement.tagName !== 'SCRIPT' && data.includes(word) && parentElement.closest('[dir]') === null)
			found.push(`no dir: ${nameOf(parentElement)}`);
	}
	return found;
}

/** What moves although nothing should. */
const moving = () =>
	matchMedia('(prefers-reduced-motion: reduce)').matches
		? document
				.getAnimations()
				.filter(({ playState }) => playState === 'running')
				.map(({ effect }) => `moves: ${nameOf(/** @type {any} */ (effect).target)}`)
		: [];

/** @param {string} foreign a word that every foreign text has */
function inspect(foreign) {
	const all = [...front().querySelectorAll('*')].filter(isShown);
	const targets = all.filter((one) => one.matches(TARGETS));
	const texts = all.filter((one) => one.matches(TEXTS) && one.closest('.visually-hidden, [aria-hidden=true]') === null);
	const place = scrollY;
	const said = [
		...overflowing([...targets, ...texts]),
		...cutOff(texts),
		...tooSmall(targets),
		...headings(),
		...undirected(foreign),
		...moving(),
		...overlaid(),
		...covered(targets),
	];
	scrollTo(0, place);
	return [...new Set(said)];
}

/** @type {any} */ (globalThis).inspect = inspect;
