/** `npm run n8n`: a real n8n with the package on loopback, every service simulated and connected, to look at. */
import { createInterface } from 'node:readline';
import { OWNER } from './client';
import { COMMAND_KEY } from './examplesStage';
import { SAMPLE_MAGNET } from './openSample';
import { isInstalled } from './harness';
import { OpenStage, PANEL_KEY } from './openStage';

/** How often the bot is looked at, in milliseconds. */
const LOOK_EVERY = 500;

async function main(): Promise<void> {
	// Until everything is up, a signal just ends this process, and n8n's with it.
	let onSignal = (): void => process.exit(130);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => onSignal());

	const startedAt = Date.now();
	console.log(
		`Starting n8n 2.41.1 and a simulated server for every service: ${isInstalled() ? 'about a minute' : 'five to ten minutes, because n8n is installed first'} …`,
	);
	const stage = await OpenStage.start();
	try {
		const workflows = await stage.importWorkflows();
		const panel = await stage.publishPanel(workflows);
		await announce(stage, workflows.length, panel);
		console.log(`Ready after ${Math.round((Date.now() - startedAt) / 1000)} s.`);
		const hangUp = chat(stage);
		await new Promise<void>((resolve) => (onSignal = resolve));
		hangUp();
		console.log('\nStopping …');
	} finally {
		await stage.close();
	}
}

async function announce(stage: OpenStage, workflows: number, panel: string): Promise<void> {
	const credentials = await stage.credentials();
	const rows = Object.entries(stage.addresses).map(([name, url]) => `  ${name.padEnd(12)}${url}`);
	console.log(`
  Open        ${stage.host.server.url}/home/workflows
  e-mail      ${OWNER.email}
  password    ${OWNER.password}

${workflows} workflows are imported, and ${credentials.length} credentials are connected to simulated services:

${rows.join('\n')}

  Media Panel ${panel}
              sign in with the key ${PANEL_KEY}
  Telegram    a line typed here goes to the bot; what it sends is printed here
  Web request the header X-Command-Key is ${COMMAND_KEY}
  A magnet    ${SAMPLE_MAGNET}

Nothing leaves this machine. Press Ctrl-C to stop; everything is removed then.`);
}

/** The terminal is the other end of the Telegram chat. @returns what ends it */
function chat({ examples: { telegram } }: OpenStage): () => void {
	const input = createInterface({ input: process.stdin });
	input.on('line', (line) => {
		if (line.trim() === '') return;
		telegram.say(line).catch((error: unknown) => console.log(`  The bot does not listen: ${String(error)}`));
	});
	const timer = setInterval(() => {
		for (const { text } of telegram.messages.splice(0)) console.log(`\n  bot: ${text}`);
	}, LOOK_EVERY);
	return () => {
		input.close();
		clearInterval(timer);
	};
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
