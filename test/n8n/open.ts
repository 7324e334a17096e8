/** `npm run n8n`: a real n8n with the package, connected to simulated services, to look at. */
import { OWNER } from './client';
import { examples, Stage } from './stage';

async function main(): Promise<void> {
	// Until everything is up, a signal just ends this process, and n8n's with it.
	let onSignal = (): void => process.exit(130);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => onSignal());

	console.log('Starting n8n 2.41.1 and simulated Trakt and MoviePilot servers …');
	const stage = await Stage.start();
	try {
		await prepare(stage);
		announce(stage);
		await new Promise<void>((resolve) => (onSignal = resolve));
		console.log('\nStopping …');
	} finally {
		await stage.close();
	}
}

function announce({ server, trakt, moviePilot }: Stage): void {
	console.log(`
  n8n         ${server.url}
  e-mail      ${OWNER.email}
  password    ${OWNER.password}

  Trakt       ${trakt.api.url} (simulated)
  MoviePilot  ${moviePilot.url} (simulated)

Both credentials are connected and the examples are imported. Press Ctrl-C to stop.`);
}

async function prepare(stage: Stage): Promise<void> {
	const { client } = stage;
	await client.setUpOwner();
	const trakt = await stage.createTraktCredential();
	await client.connectOAuth2(trakt.id);
	const credentials = [trakt, await stage.createMoviePilotCredential()];
	for (const file of examples()) await stage.importExample(file, credentials);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
