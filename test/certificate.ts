import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);

const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), der(0x05));

const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));

const time = (date: Date) => der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

export interface Certificate {
	key: string;
	cert: string;
}

/** A certificate for 127.0.0.1 and localhost that nobody but itself has signed, as people have them at home. */
export function selfSigned({ days = 1, host = 'localhost' } = {}): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const now = Date.now();
	const from = new Date(Math.min(now, now + days * 86_400_000) - 86_400_000);
	// Subject alternative names: a DNS name (tag 2) and an address (tag 7).
	const names = sequence(der(0x82, Buffer.from(host)), der(0x87, Buffer.from([127, 0, 0, 1])));
	const body = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		SHA256_WITH_RSA,
		nameOf(host),
		sequence(time(from), time(new Date(now + days * 86_400_000))),
		nameOf(host),
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(sequence(oid('551d11'), der(0x04, names)))),
	);
	const signature = createSign('sha256').update(body).sign(privateKey);
	const cert = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature)).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${cert.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
	};
}
