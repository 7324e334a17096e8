import type { ServiceError } from '../../nodes/shared/node/errors';
import { serviceError } from '../../nodes/shared/http/errorTexts';
import { PAGE_SIZE, traktPolicy } from '../../nodes/Trakt/client/policy';
import { answer } from '../shared/service';

const words = (status: number, headers: Record<string, string> = {}, body: unknown = ''): ServiceError =>
	serviceError(traktPolicy, { method: 'GET', path: '/x' }, answer(status, headers, body));

it.each([
	[401, {}, /does not accept the sign-in/, /press Connect/],
	[403, {}, /refuses the API app/, /Client ID/],
	[404, {}, /does not know|is private/, /private list/],
	[412, {}, /format of the request/, /proxy/],
	[420, { 'x-account-limit': '250' }, /limit of 250 entries/, /VIP/],
	[420, { 'x-account-limit': 'lots<b>' }, /has reached its limit$/, /VIP/],
	[423, { 'x-account-deactivated': 'true' }, /is deactivated/, /Sign in at app\.trakt\.tv/],
	[423, {}, /is locked/, /Sign in at app\.trakt\.tv/],
	[426, {}, /VIP members only/, /Upgrade/],
	[429, {}, /asks to wait/, /later/],
	[503, {}, /problem of its own \(HTTP 503\)/, /Run it again/],
])('a %i of Trakt has its own sentences', (status, headers, message, description) => {
	const error = words(status, headers);
	expect(error.message).toMatch(message);
	expect(error.description).toMatch(description);
	expect(error.status).toBe(status);
});

it.each([
	['a page', { 'content-type': 'text/html; charset=UTF-8' }, '<!DOCTYPE html><h1>Sorry, you have been blocked</h1>'],
	['a line', { 'content-type': 'text/plain; charset=UTF-8' }, 'error code: 1010'],
])('a 403 of the firewall before Trakt, with %s, is not blamed on the app', (_name, headers, body) => {
	expect(words(403, headers, body).message).toBe('A firewall in front of Trakt blocked the request');
});

it('a page is as large as Trakt allows, and no larger', () => expect(PAGE_SIZE).toBe(250));
