/**
 * All node icons at 16 and 32 pixels on n8n's light and dark canvas, in one picture to look at:
 * `tsx test/package/iconSheet.ts <file.png>`. Each is also drawn larger, to see what it is meant to be.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { filesIn, ROOT } from './build';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

function picture(file: string, size: number): string {
	const data = readFileSync(join(ROOT, file)).toString('base64');
	return `<img src="data:image/svg+xml;base64,${data}" width="${size}" height="${size}">`;
}

function html(): string {
	const light = filesIn('nodes', '.svg').filter((file) => !file.endsWith('.dark.svg'));
	const rows = light.map((file) => {
		const cells = [file, file.replace('.svg', '.dark.svg')].map((icon, index) => {
			const pictures = [16, 32, 64].map((size) => picture(icon, size)).join(' ');
			return `<td style="background:${index === 0 ? '#ffffff' : '#2b2b2b'}">${pictures}</td>`;
		});
		return `<tr><th>${basename(file, '.svg')}</th>${cells.join('')}</tr>`;
	});
	return `<style>body{font:14px sans-serif;margin:8px}td{padding:8px 16px}img{margin-right:12px;vertical-align:middle}</style><table>${rows.join('')}</table>`;
}

async function main(file: string): Promise<void> {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
	const page = await browser.newPage({ deviceScaleFactor: 2 });
	await page.setContent(html());
	await page.locator('table').screenshot({ path: file });
	await browser.close();
}

void main(process.argv[2] ?? 'icons.png');
