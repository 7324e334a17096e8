import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Harness } from './harness';

/** What n8n's queue mode needs, and where it is looked for. The usual variables of both name other places. */
const REDIS = { host: process.env.REDIS_HOST ?? '127.0.0.1', port: Number(process.env.REDIS_PORT ?? 6379) };

const POSTGRES = {
	host: process.env.PGHOST ?? '127.0.0.1',
	port: Number(process.env.PGPORT ?? 5432),
	user: process.env.PGUSER ?? 'postgres',
	password: process.env.PGPASSWORD,
};

/** n8n's own queue, apart from others in the same Redis. */
const REDIS_DB = 11;

interface Postgres {
	connect(): Promise<void>;
	query(sql: string, values?: unknown[]): Promise<{ rows: Array<Record<string, unknown>> }>;
	end(): Promise<void>;
}

interface Redis {
	keys(pattern: string): Promise<string[]>;
	del(...keys: string[]): Promise<number>;
	disconnect(): void;
}

/** A database and a part of Redis of their own, for one test. */
export interface Services {
	/** n8n's settings for them. */
	env: Record<string, string>;
	query(sql: string, values?: unknown[]): Promise<Array<Record<string, unknown>>>;
	/** Drops the database and removes the keys. */
	drop(): Promise<void>;
}

/**
 * Looks for Redis and PostgreSQL and prepares both.
 *
 * @returns why not, where one of them does not answer
 */
export async function prepareServices(harness: Harness): Promise<Services | string> {
	if (!(await answers(REDIS.host, REDIS.port))) return `Redis does not answer at ${REDIS.host}:${REDIS.port}`;
	const where = `${POSTGRES.host}:${POSTGRES.port}`;
	if (!(await answers(POSTGRES.host, POSTGRES.port))) return `PostgreSQL does not answer at ${where}`;
	const name = `watchflow_${process.pid}_${Date.now().toString(36)}`;
	try {
		await dropLeftOvers(harness);
		await inDatabase(harness, 'postgres', async (db) => await db.query(`CREATE DATABASE ${name}`));
	} catch (error) {
		return `PostgreSQL at ${where} does not let ${POSTGRES.user} create a database: ${String(error)}`;
	}
	return {
		env: environment(name),
		query: async (sql, values) => await inDatabase(harness, name, async (db) => (await db.query(sql, values)).rows),
		drop: async () => await drop(harness, name),
	};
}

async function drop(harness: Harness, name: string): Promise<void> {
	await inDatabase(harness, 'postgres', async (db) => await db.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
	await removeKeys(harness, name);
}

/** What runs on this machine that were cut off have left behind. */
async function dropLeftOvers(harness: Harness): Promise<void> {
	if (POSTGRES.host !== '127.0.0.1') return;
	const sql = `SELECT datname FROM pg_database WHERE datname LIKE 'watchflow\\_%'`;
	const { rows } = await inDatabase(harness, 'postgres', async (db) => await db.query(sql));
	for (const { datname } of rows) {
		const name = String(datname);
		const pid = /^watchflow_(\d+)_[0-9a-z]+$/.exec(name)?.[1];
		if (pid !== undefined && !isAlive(Number(pid))) await drop(harness, name);
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

function environment(name: string): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		// An older worker does not read it where the main process has stored it.
		N8N_ENCRYPTION_KEY: randomUUID(),
		QUEUE_BULL_REDIS_HOST: REDIS.host,
		QUEUE_BULL_REDIS_PORT: String(REDIS.port),
		QUEUE_BULL_REDIS_DB: String(REDIS_DB),
		QUEUE_BULL_PREFIX: name,
		N8N_REDIS_KEY_PREFIX: name,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: POSTGRES.host,
		DB_POSTGRESDB_PORT: String(POSTGRES.port),
		DB_POSTGRESDB_USER: POSTGRES.user,
		DB_POSTGRESDB_PASSWORD: POSTGRES.password ?? '',
		DB_POSTGRESDB_DATABASE: name,
	};
}

async function answers(host: string, port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host, port, timeout: 2_000 });
		const end = (good: boolean) => {
			socket.destroy();
			resolve(good);
		};
		socket.on('connect', () => end(true));
		socket.on('error', () => end(false));
		socket.on('timeout', () => end(false));
	});
}

/** n8n brings clients of both along; the package itself needs neither. */
const ofHarness = (harness: Harness) => createRequire(join(harness.folder, 'node_modules', 'n8n', 'package.json'));

async function inDatabase<T>(harness: Harness, database: string, work: (db: Postgres) => Promise<T>): Promise<T> {
	const { Client } = ofHarness(harness)('pg') as { Client: new (options: object) => Postgres };
	const db = new Client({ ...POSTGRES, database });
	await db.connect();
	try {
		return await work(db);
	} finally {
		await db.end();
	}
}

async function removeKeys(harness: Harness, prefix: string): Promise<void> {
	const { Redis: Client } = ofHarness(harness)('ioredis') as { Redis: new (options: object) => Redis };
	const redis = new Client({ ...REDIS, db: REDIS_DB });
	try {
		const keys = [...(await redis.keys(`${prefix}*`)), ...(await redis.keys(`{${prefix}*`))];
		if (keys.length > 0) await redis.del(...keys);
	} finally {
		redis.disconnect();
	}
}
