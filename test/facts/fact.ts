/** What a fact is made of. One fact is one thing that the product relies on at a service. */
import type { Server } from './server';

export interface Fact<S = any> {
	/** The whole fact as a sentence; it is the fact's name in every table. */
	says: string;
	/** Where it is known from: a public reference with its date, or "run on <version>". */
	source: string;
	/** It changes something: on a real server only with --write. */
	writes?: true;
	/** Why it cannot be brought about on somebody's real server. */
	simulatorOnly?: string;
	/** Variants of the service that it is about; all when absent. */
	on?: readonly string[];
	/** Brings the simulator into the situation; a real server is taken as it is. */
	arrange?(simulator: S): void | Promise<void>;
	/** Talks to the server; throws what `equal`, `holds` and the others throw where the fact differs. */
	check(server: Server<S>): Promise<void>;
}

/** What signs a call in: key, token, clientId, username, password … as given by name on the command line. */
export type Keys = Record<string, string>;

export interface Started<S = any> {
	url: string;
	/** More base addresses of the service, by the name that a call gives in `at`. */
	urls?: Record<string, string>;
	keys: Keys;
	simulator: S;
	close(): Promise<void>;
}

/** A service: how its simulator is started and how a call is signed. Default export of <service>/service.ts. */
export interface Service<S = any> {
	name: string;
	/** Kinds of server that answer differently; each fact is run on each of them. */
	variants?: readonly string[];
	/** Which variant a real server is. */
	variantOf?(server: Server<S>): Promise<string>;
	start(variant: string): Promise<Started<S>>;
	/** Headers of every call. */
	headers(keys: Keys): Record<string, string>;
	/** Keys without which nothing can be tried. */
	needs?: readonly string[];
	/** Milliseconds from one request to the next on a real server; `write` after one that is no GET. */
	pace: { read: number; write: number };
	/** The real address, where there is only one. */
	address?: string;
}

export const defineService = <S>(service: Service<S>): Service<S> => service;

/** A list of facts, typed by the simulator that `arrange` and `server.simulator` give. */
export const facts = <S = any>(...list: Array<Fact<S>>): Array<Fact<S>> => list;
