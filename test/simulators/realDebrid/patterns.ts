/** Addresses of hosters, as PHP literals. */
export const HOST_REGEX = [
	'/(http|https):\\/\\/(\\w+\\.)?1fichier\\.com\\/\\?[a-z0-9]+/',
	'/(http|https):\\/\\/(\\w+\\.)?rapidgator\\.(net|asia)\\/file\\/[0-9a-z]+(\\/[^\\s<>"\']*)?/',
	'/(http|https):\\/\\/(\\w+\\.)?youtube\\.com\\/watch\\?v=[\\w-]+/',
	'/broken(/',
];
export const FOLDER_REGEX = ['/(http|https):\\/\\/(\\w+\\.)?1fichier\\.com\\/dir\\/[a-z0-9]+/'];
