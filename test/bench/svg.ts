import type { Plot } from './plots';
import { TITLES } from './report';
import { logScale, type Scale } from './scale';
import type { Way } from './types';

const WIDTH = 890;
const PLOT = { left: 78, width: 480, height: 300, top: 56, gap: 100 };
const RIGHT = PLOT.left + PLOT.width;
/** Shorter than in the table. */
const LABELS: Record<Way, string> = {
	...TITLES,
	floor: 'floor, bare client',
	helper: 'n8n’s request helper',
	v1: 'stock V1, loop',
	v2: 'stock V2, all at once',
	v3: 'stock V3, merge',
};

/** A label's height, and what two of them must keep apart. */
const LINE = 17;

/** Colours that can be told apart by people who see few of them (Okabe and Ito), for light and for dark. */
const STYLE = `
svg { font: 13px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --grid: #d8dee4; --ours: #0061b5; --floor: #6e7781; --helper: #8250a8; --v1: #a33b00; --v2: #c05a00; --v3: #007a5a; }
@media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #f0f6fc; --faint: #9198a1; --grid: #30363d; --ours: #58b0ff; --floor: #a0a8b0; --helper: #c8a0f0; --v1: #ff8a5c; --v2: #f0b050; --v3: #3fcf9f; } }
.paper { fill: var(--paper); stroke: var(--grid); } text { fill: var(--ink); } .faint { fill: var(--faint); } .title { font-size: 15px; font-weight: 600; }
.grid { stroke: var(--grid); } .line { fill: none; stroke-width: 2; } .ours .line { stroke-width: 3.5; } .ours text { font-weight: 600; }
.leader { stroke-width: 1; opacity: .6; }
${['ours', 'floor', 'helper', 'v1', 'v2', 'v3'].map((way) => `.${way} * { stroke: var(--${way}); } .${way} .dot { fill: var(--${way}); } .${way} text { fill: var(--${way}); stroke: none; }`).join('\n')}
.floor .line { stroke-dasharray: 6 4; } .helper .line { stroke-dasharray: 2 3; }
.more { fill: var(--paper) !important; stroke-width: 2; }`;

/** The chart as SVG: one plot below the other, both axes logarithmic, and below them what they were measured on. */
export function svgOf(plots: Plot[], notes: string[]): string {
	const step = PLOT.height + PLOT.gap;
	const below = PLOT.top + plots.length * step - 8;
	const height = below + notes.length * 18 + 10;
	const parts = plots.map((plot, index) => plotOf(plot, PLOT.top + index * step));
	const lines = notes.map((note, index) => `<text class="faint" x="20" y="${below + 8 + index * 18}">${escaped(note)}</text>`);
	const title = 'Media Sync beside a bare client, n8n’s request helper and workflows of stock nodes';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">
<style>${STYLE}</style>
<rect class="paper" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
${[...parts, ...lines].join('\n')}
</svg>
`;
}

function plotOf(plot: Plot, top: number): string {
	const points = plot.lines.flatMap((line) => line.points);
	const x = logScale(
		points.map(({ titles }) => titles),
		PLOT.left,
		RIGHT,
	);
	const y = logScale(
		points.map(({ value }) => value),
		top + PLOT.height,
		top,
	);
	return [
		`<text class="title" x="20" y="${top - 20}">${escaped(`${plot.title} (${plot.unit})`)}</text>`,
		...x.ticks.map(
			(tick) =>
				`<path class="grid" d="M${round(x.at(tick))} ${top}v${PLOT.height}"/><text class="faint" text-anchor="middle" x="${round(x.at(tick))}" y="${top + PLOT.height + 18}">${name(tick)}</text>`,
		),
		...y.ticks.map(
			(tick) =>
				`<path class="grid" d="M${PLOT.left} ${round(y.at(tick))}h${PLOT.width}"/><text class="faint" text-anchor="end" x="${PLOT.left - 8}" y="${round(y.at(tick) + 4)}">${name(tick)}</text>`,
		),
		`<text class="faint" text-anchor="middle" x="${PLOT.left + PLOT.width / 2}" y="${top + PLOT.height + 36}">titles on the watchlist</text>`,
		`<text class="faint" text-anchor="middle" transform="translate(22 ${top + PLOT.height / 2}) rotate(-90)">${escaped(plot.unit)}</text>`,
		...linesOf(plot, x, y, top),
	].join('\n');
}

function linesOf({ lines }: Plot, x: Scale, y: Scale, top: number): string[] {
	const ends = lines.map(({ points }) => y.at(points.at(-1)?.value ?? Number.NaN));
	const labels = apart(ends, top + 6, top + PLOT.height);
	return lines.map(({ way, points }, index) => {
		const places = points.map(({ titles, value }) => `${round(x.at(titles))} ${round(y.at(value))}`);
		const dots = points.map(
			({ titles, value, text, more }) =>
				`<circle class="dot${more ? ' more' : ''}" cx="${round(x.at(titles))}" cy="${round(y.at(value))}" r="${more ? 5 : 3.5}"><title>${escaped(`${TITLES[way]}, ${name(titles)} titles: ${more ? 'more than ' : ''}${text}`)}</title></circle>`,
		);
		const last = points.at(-1);
		const [at, labelAt] = [ends[index] ?? 0, labels[index] ?? 0];
		const label = `${LABELS[way]}: ${last?.more ? 'more than ' : ''}${last?.text} at ${name(last?.titles ?? 0)}`;
		const leader = `<path class="leader" fill="none" d="M${round(Math.min(x.at(last?.titles ?? 1) + 6, RIGHT + 4))} ${round(at)}L${RIGHT + 7} ${round(labelAt)}"/>`;
		return `<g class="${way}"><path class="line" d="M${places.join('L')}"/>${dots.join('')}${leader}<text x="${RIGHT + 10}" y="${round(labelAt + 4)}">${escaped(label)}</text></g>`;
	});
}

/** Moves labels up or down until none covers another, in the order in which their lines end. */
export function apart(wanted: number[], top: number, bottom: number): number[] {
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	const places = [...wanted];
	let least = top;
	for (const index of order) {
		places[index] = Math.max(places[index] ?? 0, least);
		least = (places[index] ?? 0) + LINE;
	}
	let most = bottom;
	for (const index of order.toReversed()) {
		places[index] = Math.min(places[index] ?? 0, most);
		most = (places[index] ?? 0) - LINE;
	}
	return places;
}

const name = (value: number): string => (value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(3))));

const round = (pixels: number): string => String(Math.round(pixels * 10) / 10);

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
