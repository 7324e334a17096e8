import { Answer, ApiError, parisDate, parisParts, type Call, type Route } from './http';
import { FOLDER_REGEX } from './patterns';

const DAY = 86_400_000;
const HOSTS: Record<string, object> = Object.fromEntries(
	['1fichier.com', 'rapidgator.net', 'youtube.com'].map((name, index) => [
		name,
		{
			id: String(index + 1),
			name,
			image: `https://fcdn.real-debrid.com/${name}.png`,
			image_big: `https://fcdn.real-debrid.com/${name}_b.png`,
		},
	]),
);

export const accountRoutes: Route[] = [
	['GET', '/time', ({ state }) => new Answer(200, parisParts(state.now())), 'open'],
	[
		'GET',
		'/time/iso',
		({ state }) => new Answer(200, `${parisParts(state.now()).replace(' ', 'T')}+0${parisOffset(state.now())}00`),
		'open',
	],
	[
		'GET',
		'/user',
		({ state }) => ({
			...state.user,
			points: state.switches.points,
			expiration: parisDate(state.now() + state.user.premium * 1000),
		}),
	],
	[
		'GET',
		'/disable_access_token',
		({ state, token }) => {
			state.access.delete(token);
			return new Answer(204);
		},
	],
	[
		'GET',
		'/traffic',
		({ state }) =>
			state.switches.traffic === '[]'
				? []
				: {
						'rapidgator.net': { left: 32_212_254_720, bytes: 1_000, links: 0, limit: 30, type: 'gigabytes', extra: 0, reset: 'daily' },
						remote: { left: 5_000_000, type: 'bytes' },
					},
	],
	['GET', '/traffic/details', trafficDetails],
	['GET', '/hosts', () => HOSTS, 'open'],
	[
		'GET',
		'/hosts/status',
		() =>
			Object.fromEntries(
				Object.entries(HOSTS).map(([name, host], index) => [
					name,
					{ ...host, supported: 1, status: index === 1 ? 'down' : 'up', check_time: '2026-10-03T19:01:56.000Z', competitors_status: {} },
				]),
			),
		'open',
	],
	['GET', '/hosts/regex', ({ state }) => state.hostPatterns, 'open'],
	['GET', '/hosts/regexFolder', () => FOLDER_REGEX, 'open'],
	['GET', '/hosts/domains', () => ['1fichier.com', 'rapidgator.net', 'youtube.com'], 'open'],
	['GET', '/settings', ({ state }) => state.settings],
	['POST', '/settings/update', updateSettings],
	[
		'POST',
		'/settings/convertPoints',
		({ state }) => {
			if (state.switches.points < 1000) throw new ApiError(503, -1, 'not_enough_points');
			state.switches.points -= 1000;
			return new Answer(204);
		},
	],
	[
		'POST',
		'/settings/changePassword',
		({ state }) => {
			state.passwordMails++;
			return new Answer(204);
		},
	],
	[
		'PUT',
		'/settings/avatarFile',
		({ state, raw }) => {
			if (raw.subarray(0, 4).toString('hex') !== '89504e47') throw new ApiError(400, 32, 'image_resolution_error');
			state.avatar = raw;
			return new Answer(204);
		},
	],
	[
		'DELETE',
		'/settings/avatarDelete',
		({ state }) => {
			state.avatar = undefined;
			return new Answer(204);
		},
	],
];

function parisOffset(ms: number): number {
	return Math.round((Date.parse(`${parisParts(ms).replace(' ', 'T')}Z`) - ms) / 3_600_000);
}

function updateSettings(call: Call): Answer {
	const name = call.required('setting_name');
	const value = call.required('setting_value');
	const lists: Record<string, string> = {
		download_port: 'download_ports',
		locale: 'locales',
		streaming_language_preference: 'streaming_languages',
		streaming_quality: 'streaming_qualities',
		mobile_streaming_quality: 'streaming_qualities',
		streaming_cast_audio_preference: 'streaming_cast_audio',
	};
	const list = call.state.settings[lists[name] ?? ''];
	const allowed = Array.isArray(list) ? list : Object.keys((list ?? {}) as object);
	if (!allowed.includes(value)) throw new ApiError(400, 2, 'wrong_parameter');
	call.state.settings[name] = value;
	return new Answer(204);
}

function trafficDetails({ state, query }: Call): unknown {
	const end = Date.parse(query.end ?? new Date(state.now()).toISOString().slice(0, 10));
	const start = Date.parse(query.start ?? new Date(end - 7 * DAY).toISOString().slice(0, 10));
	if (Number.isNaN(start) || Number.isNaN(end) || end - start > 31 * DAY) throw new ApiError(400, 2, 'wrong_parameter');
	if (start > end || start < Date.parse('2020-01-01')) return state.switches.detailsEmpty === '[]' ? [] : {};
	const days = [start, end].map((day) => [new Date(day).toISOString().slice(0, 10), { host: { 'example.com': 123 }, bytes: 123 }]);
	return Object.fromEntries(days);
}
