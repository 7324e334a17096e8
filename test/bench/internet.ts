import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

/**
 * A service on the internet, on loopback: TLS, and a proxy that delays every byte by half a round trip each way and a new
 * connection by a whole one.
 */
export interface Certificate {
	/** File with the certificate, for `NODE_EXTRA_CA_CERTS`. */
	file: string;
	key: Buffer;
	cert: Buffer;
}

/** @throws Error where there is no openssl */
export function makeCertificate(): Certificate {
	const folder = mkdtempSync(join(tmpdir(), 'watchflow-tls-'));
	const [key, file] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
	const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
	execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', file, ...subject], { stdio: 'pipe' });
	return { file, key: readFileSync(key), cert: readFileSync(file) };
}

/** @returns the address under which the server is far away */
export async function farAway(url: string, { key, cert }: Pick<Certificate, 'key' | 'cert'>, roundTripMs: number): Promise<string> {
	const port = Number(new URL(url).port);
	const secure = createTlsServer({ key, cert }, (socket) => joinSockets(socket, connect(port, '127.0.0.1'), 0, 0));
	const secured = await listen(secure);
	const delayed = createServer((socket) => joinSockets(socket, connect(secured, '127.0.0.1'), roundTripMs / 2, roundTripMs));
	return `https://localhost:${await listen(delayed)}`;
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	return (server.address() as AddressInfo).port;
}

/** @param firstMs what a new connection waits before its first byte goes on */
function joinSockets(one: Socket, other: Socket, eachMs: number, firstMs: number): void {
	for (const socket of [one, other]) socket.setNoDelay(true);
	const openAt = performance.now() + firstMs;
	const pass = (from: Socket, to: Socket) => {
		const later = (work: () => void) => {
			const wait = Math.max(0, openAt - performance.now()) + eachMs;
			if (wait === 0) work();
			else setTimeout(work, wait);
		};
		from.on('data', (bytes) => later(() => to.destroyed || to.write(bytes)));
		from.on('end', () => later(() => to.end()));
		from.on('error', () => to.destroy());
		from.on('close', () => later(() => to.destroy()));
	};
	pass(one, other);
	pass(other, one);
}
