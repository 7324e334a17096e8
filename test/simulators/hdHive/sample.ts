import { createHash } from 'node:crypto';
import type { HdHiveState, Resource } from './state';

export const slugOf = (name: string): string => createHash('md5').update(name).digest('hex');

/** A resource with the values that most have; say what is different. */
export function resource(name: string, changes: Partial<Resource> = {}): Resource {
	return {
		slug: slugOf(name),
		mediaType: 'movie',
		tmdbId: '550',
		title: `搏击俱乐部 ${name}`,
		pan_type: '115',
		share_size: '58.3 GB',
		video_resolution: ['4K'],
		source: ['蓝光原盘/REMUX'],
		subtitle_language: ['简中'],
		subtitle_type: ['内封'],
		remark: null,
		unlock_points: 6,
		unlocked_users_count: 15,
		validate_status: 'valid',
		is_official: false,
		ownerId: 54_697,
		created_at: '2026-03-12 17:40:15',
		url: `https://115.com/s/${slugOf(name).slice(0, 11)}`,
		access_code: 'kd19',
		full_url: `https://115.com/s/${slugOf(name).slice(0, 11)}?password=kd19`,
		...changes,
	};
}

/** What a real 115 answer looks like: one line of everything, and no access code. */
export const DIRTY_URL = 'https://115.com/s/swh7gxg3hy1?password=kd19# 吞噬星空 访问码：kd19 复制这段内容，可在115App中直接打开！';

export function fillSample(state: HdHiveState): void {
	state.resources = [
		resource('remux'),
		resource('dirty', { url: DIRTY_URL, access_code: '', full_url: DIRTY_URL, unlock_points: 4 }),
		resource('free', {
			pan_type: 'quark',
			share_size: '12.1GB',
			video_resolution: ['1080P'],
			unlock_points: null,
			url: 'https://pan.quark.cn/s/abc123',
			access_code: '',
			full_url: undefined,
		}),
		resource('official', { is_official: true, unlock_points: 10, share_size: '1.07t', source: ['蓝光原盘/ISO'] }),
		resource('broken', { validate_status: 'invalid', unlock_points: 1 }),
		resource('unnamed', {
			title: null,
			share_size: null,
			remark: null,
			validate_status: null,
			unlocked_users_count: null,
			is_official: null,
			subtitle_language: [],
			pan_type: 'baidu',
			unlock_points: 2,
			full_url: undefined,
			url: 'https://pan.baidu.com/s/1abc',
			access_code: 'x1y2',
		}),
		resource('series', { mediaType: 'tv', tmdbId: '1396', share_size: '228.75', remark: '已整理命名，S01E01-E215，持续更新' }),
		resource('mine', { ownerId: state.me.id, tmdbId: '603', unlock_points: 5 }),
	];
	const files = [
		{ name: 'Fight.Club.mkv', path: '/Fight Club', size: 62_600_000_000, extension: 'mkv' },
		{ name: 'sample.mkv', path: '/Fight Club', size: '1048576', extension: 'mkv' },
		{ name: 'cover.jpg', path: '/', size: '1.5 MB', extension: 'jpg' },
	];
	Object.assign(state.resources[0] as Resource, { files });
	state.messages = [
		{ id: 1, title: '欢迎', is_read: false },
		{ id: 2, title: '积分到账', is_read: false },
		{ id: 3, title: '旧消息', is_read: true },
	];
}
