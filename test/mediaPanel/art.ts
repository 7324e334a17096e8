import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A picture that was asked for. */
export interface SeenPicture {
	path: string;
	headers: Record<string, unknown>;
}

/** Stands in for image.tmdb.org: draws a poster or a backdrop for every path, the same one each time. */
export class ArtServer {
	readonly seen: SeenPicture[] = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<ArtServer> {
		const server = createServer((request, response) => {
			art.seen.push({ path: request.url ?? '', headers: request.headers });
			response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=600' });
			response.end(draw(request.url ?? ''));
		});
		const art = new ArtServer(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return art;
	}

	/** What TMDB's image host is up to the size. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/t/p`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Numbers in [0, 1) that look random and are the same for the same text. */
function numbers(text: string): () => number {
	let value = [...text].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;
	return () => {
		value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
		return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
	};
}

/** A landscape at some time of the day: sky, sun or moon, ridges. */
function draw(path: string): string {
	const wide = path.includes('backdrop');
	const [width, height] = wide ? [780, 440] : [340, 510];
	const next = numbers(path.replace(/^.*\//, '').replace('backdrop', 'poster'));
	const hue = Math.floor(next() * 360);
	const sky = [`hsl(${hue} 62% ${18 + next() * 16}%)`, `hsl(${(hue + 35) % 360} 70% ${48 + next() * 18}%)`];
	const sun = { x: width * (0.2 + next() * 0.6), y: height * (0.2 + next() * 0.28), r: width * (wide ? 0.06 : 0.1 + next() * 0.1) };
	const ridges = Array.from({ length: 4 }, (_, index) => ridge(next, width, height, 0.48 + index * 0.14));
	const shade = (index: number) => `hsl(${(hue + 12 * index) % 360} ${48 - index * 6}% ${34 - index * 8}%)`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
		`<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".75" stop-color="${sky[1]}"/></linearGradient></defs>`,
		`<rect width="${width}" height="${height}" fill="url(#s)"/>`,
		`<circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="hsl(${(hue + 60) % 360} 90% 88%)" opacity=".92"/>`,
		...ridges.map((line, index) => `<path d="${line}" fill="${shade(index)}"/>`),
		'</svg>',
	].join('');
}

function ridge(next: () => number, width: number, height: number, level: number): string {
	const points = Array.from({ length: 7 }, (_, index) => {
		const y = height * (level + (next() - 0.5) * 0.16);
		return `${Math.round((index * width) / 6)} ${Math.round(y)}`;
	});
	return `M0 ${height}L${points.join('L')}L${width} ${height}z`;
}
