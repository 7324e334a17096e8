import type { IDataObject } from 'n8n-workflow';
import { pageTexts } from './pageTexts';
import type { Answer, Visit } from './visit';
import { assets } from './web/assets';

/** A file that a browser may keep for a day. */
export function fileAnswer(type: string, bytes: Buffer): Answer {
	const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400', 'X-Content-Type-Options': 'nosniff' };
	return { status: 200, headers, body: '', bytes };
}

/** Makes the page an app that can be put on the home screen. */
export const manifestOf = ({ settings }: Visit): string => {
	const manifest = JSON.parse(assets.manifest) as IDataObject;
	const { root, language } = settings;
	const icons = (['180', '512'] as const).map((size) => ({
		src: `${root}/icon-${size}.png`,
		sizes: `${size}x${size}`,
		type: 'image/png',
		purpose: 'any',
	}));
	return JSON.stringify({ ...manifest, ...pageTexts(language).app, lang: language, id: root, start_url: root, scope: root, icons });
};
