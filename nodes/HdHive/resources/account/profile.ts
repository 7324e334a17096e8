import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../client/answers';
import { readPoints } from '../../client/points';

/** The account in one shape. Older servers keep points and counts in `user_meta`, newer ones beside the name. */
export function readProfile(me: IDataObject): IDataObject {
	const meta = asObject(me.user_meta);
	return {
		id: me.id ?? null,
		username: me.username ?? null,
		nickname: me.nickname ?? null,
		level: me.level ?? null,
		points: readPoints(me),
		isVip: isVip(me),
		isForeverVip: me.is_forever_vip ?? null,
		vipUntil: me.vip_expiration_date ?? null,
		checkedInToday: me.checked_in_today ?? null,
		checkInDays: me.signin_days_total ?? meta.signin_days_total ?? null,
		shares: me.share_num ?? meta.share_num ?? null,
		weeklyFreeQuota: me.weekly_free_quota ?? null,
		weeklyFreeQuotaRemaining: me.weekly_free_quota_remaining ?? null,
	};
}

/** Levels of members begin with V. */
function isVip(me: IDataObject): boolean {
	if (typeof me.is_vip === 'boolean') return me.is_vip;
	return me.is_forever_vip === true || (typeof me.level === 'string' && /^(long_?term_?)?v/i.test(me.level));
}
