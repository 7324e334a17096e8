import { string, boolean } from '../../shared/node/fields';

export const torrentId = string('Torrent ID', 'torrentId', 'The 13 characters that Torrent: Get Many gives as id', {
	required: true,
	placeholder: 'e.g. JXQWAQ5GPXJWG',
	hint: 'From Torrent: Get Many or Add Magnet, the field "id"',
});

export const hosterLink = string('Link', 'link', 'A link of a supported hoster, or one that starts with https://real-debrid.com/d/', {
	required: true,
	placeholder: 'e.g. https://1fichier.com/?abcdef',
	hint: 'Host: Get Many lists the hosters that Real-Debrid supports',
});

export const ipField = string('User IP', 'ip', 'Address of the person who will use the result, where it is not the one of your n8n');

export const hostField = string('Host', 'host', 'Where Real-Debrid stores the torrent, as Torrent: Get Available Hosts names it');

export const passwordField = string('Password', 'password', 'Password of the link', { typeOptions: { password: true } });

export const remoteField = boolean(
	'Remote Traffic',
	'remote',
	'Whether to use Remote Traffic, which works from any address and has an allowance of its own',
);

export const binaryField = (initial = 'data') =>
	string('Binary Field', 'binaryField', 'Name of the binary field of the input item that holds the file', {
		required: true,
		hint: 'As the node before shows it under Binary',
		default: initial,
	});
