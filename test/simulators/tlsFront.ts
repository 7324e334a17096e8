import { connect, type AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { selfSigned, type Certificate } from '../certificate';

let made: Certificate | undefined;

export interface TlsFront {
	url: string;
	close(): Promise<void>;
}

/** An https address in front of a simulator, with a certificate of its own, as a reverse proxy at home is. */
export async function tlsFront(behind: string, certificate = (made ??= selfSigned())): Promise<TlsFront> {
	const sockets = new Set<TLSSocket>();
	const server = createServer(certificate, (socket) => {
		sockets.add(socket);
		const { hostname, port } = new URL(behind);
		const inner = connect(Number(port), hostname);
		for (const [one, other] of [
			[socket, inner],
			[inner, socket],
		] as const) {
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => other.destroy());
		}
	});
	server.on('tlsClientError', () => {});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
