import { movedText } from '../../../nodes/shared/http/movedTo';

const said = (asked: string, location: string) => {
	const { message, description } = movedText('It', asked, { kind: 'answer', status: 301, headers: { location }, body: '' });
	return `${message}. ${description}`;
};

it.each([
	['http://a/api/x', 'https://a/api/x', 'enter https://a in the credential in place of http://a.'],
	['http://a/api/x?key=1', '/radarr/api/x?key=1', 'enter http://a/radarr in the credential in place of http://a: /radarr is its URL Base.'],
	['http://a:1/old/api/x', 'https://b/new/api/x', 'enter https://b/new in the credential in place of http://a:1/old.'],
	['/api/x', 'https://b/api/x', 'enter https://b as its URL in the credential.'],
	['/api/x', '/radarr/api/x', 'add /radarr, its URL Base, to the end of its URL in the credential.'],
])('what to enter: %s, sent on to %s', (asked, location, end) => expect(said(asked, location)).toMatch(new RegExp(`${end}$`)));

it.each([
	['http://a/api/x', 'https://login.example/?rd=1', 'It redirects to https://login.example/.'],
	['http://a/api/x', '/login?returnUrl=1', 'It redirects to http://a/login.'],
	['http://a/api/x', '/api/x', 'It redirects to http://a/api/x.'],
	['http://a/api/x', 'ftp://b/api/x', 'It redirects to another address.'],
	['http://a/api/x', 'http://user:pw@b/', 'It redirects to http://b/.'],
	['http://a/api/x', 'http://[', 'It redirects to another address.'],
	['http://a/api/x', '', 'It redirects to http://a/api/x.'],
])('a page is no address to enter: %s, sent on to %s', (asked, location, start) => {
	expect(said(asked, location).startsWith(`${start} Nothing secret was sent there. Enter the address where a browser ends up`)).toBe(true);
});
