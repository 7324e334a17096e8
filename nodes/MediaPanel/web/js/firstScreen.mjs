/**
 * Leaves away what is below the first screen until that was painted: a phone that starts the app works for what is seen.
 *
 * @param {Element} view
 */
export function firstScreen(view) {
	if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) return;
	view.classList.add('first');
	const painted = new PerformanceObserver(() => {
		painted.disconnect();
		view.classList.remove('first');
	});
	painted.observe({ type: 'paint', buffered: true });
}
