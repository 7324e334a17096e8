import { h } from './dom.mjs';
import { rescueToasts } from './toast.mjs';

/**
 * A dialog over the page; Escape, a tap beside it and its own buttons close it, and focus goes back.
 *
 * @param {string} className
 * @param {string} label
 * @param {any} content
 * @param {() => void} closed called after it went away
 */
export function openSheet(className, label, content, closed = () => {}) {
	const from = /** @type {HTMLElement | null} */ (document.activeElement);
	const origin = /** @type {HTMLElement | null} */ (from?.closest?.('[data-key]'))?.dataset.key;
	const sheet = h('dialog', { class: className, 'aria-label': label, onclick: (event) => event.target === sheet && sheet.close() });
	sheet.append(content);
	sheet.addEventListener('close', () => {
		rescueToasts(sheet);
		sheet.remove();
		// The page may have been drawn again meanwhile.
		const again = from?.isConnected ? from : document.querySelector(`[data-key="${CSS.escape(origin ?? '')}"] .more`);
		/** @type {HTMLElement | null} */ (again)?.focus?.({ preventScroll: true });
		closed();
	});
	document.body.append(sheet);
	sheet.showModal();
	return sheet;
}
