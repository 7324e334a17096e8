import type { HdHiveState, Resource, User } from './state';

/** A resource as lists show it: never with its link. */
export function listed(state: HdHiveState, user: User, resource: Resource) {
	return {
		slug: resource.slug,
		title: resource.title,
		pan_type: resource.pan_type,
		media_url: `https://hdhive.com/${resource.mediaType}/44267f43fbd611edb16e0242c0a81003`,
		media_slug: '44267f43fbd611edb16e0242c0a81003',
		share_size: resource.share_size,
		video_resolution: resource.video_resolution,
		source: resource.source,
		subtitle_language: resource.subtitle_language,
		subtitle_type: resource.subtitle_type,
		remark: resource.remark,
		unlock_points: state.switches.priceShown(resource.unlock_points),
		unlocked_users_count: resource.unlocked_users_count,
		validate_status: resource.validate_status,
		validate_message: null,
		last_validated_at: null,
		is_official: resource.is_official,
		is_unlocked: user.unlocked.has(resource.slug),
		user: { id: resource.ownerId, nickname: '开心超人', avatar_url: 'https://hdhive.com/a.png' },
		created_at: resource.created_at,
	};
}

export function detailed(state: HdHiveState, user: User, resource: Resource) {
	const price = state.price(user, resource);
	return {
		...listed(state, user, resource),
		actual_unlock_points: price === 0 ? 0 : state.switches.priceShown(price),
		is_free_for_user: price === 0,
		unlock_message: message(user, resource),
		click_count: 3,
		media: { type: resource.mediaType, tmdb_id: resource.tmdbId, title: resource.title },
	};
}

function message(user: User, resource: Resource): string {
	if (resource.ownerId === user.id) return '自己的分享';
	if (user.unlocked.has(resource.slug)) return '已解锁';
	return (resource.unlock_points ?? 0) === 0 ? '免费资源' : `需要 ${resource.unlock_points} 积分解锁`;
}

export function profile(state: HdHiveState, user: User) {
	const shares = state.resources.filter((resource) => resource.ownerId === user.id).length;
	if (state.switches.generation === '2026-10') {
		return {
			id: user.id,
			level: user.isVip ? 'V' : 'N',
			username: 'zhangsan',
			nickname: user.nickname,
			avatar_url: '',
			is_blocked: false,
			checked_in_today: user.checkedIn,
			points: user.points,
			signin_days_total: 42,
			share_num: shares,
			is_forever_vip: user.isVip,
			weekly_free_quota: 50,
			weekly_free_quota_remaining: 38,
			weekly_free_quota_unlimited: false,
			bonus_quota: 10,
		};
	}
	return {
		id: user.id,
		nickname: user.nickname,
		username: 'zhangsan',
		email: 'zhangsan@example.com',
		avatar_url: '',
		is_vip: user.isVip,
		vip_expiration_date: '2027-12-31T23:59:59+08:00',
		last_active_at: '2026-11-01T08:00:00+08:00',
		user_meta: { points: user.points, signin_days_total: 42, share_num: shares, is_activate: true, notification_method: 'telegram' },
		telegram_user: null,
		created_at: '2024-01-01T00:00:00+08:00',
	};
}
