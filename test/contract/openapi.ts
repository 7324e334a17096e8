import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseYaml } from 'yaml';

/** A JSON object whose shape is not known yet. */
export type Json = Record<string, unknown>;

/** An operation of the contract, found by method and concrete path. */
export interface Operation {
	method: string;
	/** The path as the contract writes it, e.g. `/users/{id}/lists`. */
	template: string;
	/** JSON pointer of the operation inside the document. */
	pointer: string;
	definition: Json;
}

/** What a client is about to send, or a server has received. */
export interface ContractRequest {
	body?: unknown;
	/** Query parameters as the URL carries them (strings) or already parsed. */
	query?: Json;
	/** Content type of the body; `application/json` when absent. */
	contentType?: string;
}

/** A known mistake of a contract, put right before it is used. Each one says why. */
export interface Repair {
	reason: string;
	/** Called for every object of the document, the innermost first; changes it in place. */
	apply(schema: Json): void;
}

export interface ContractOptions {
	/** Prepended to every path of the document, for contracts whose server URL has a path (`/api/v1`). */
	basePath?: string;
	repairs?: Repair[];
}

const CONTRACTS = resolve(__dirname, '../../../shared/contracts');
const DOCUMENT = 'contract:document';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a contract file is expected: next to the repository, never inside it. */
export function contractPath(file: string): string {
	return resolve(CONTRACTS, file);
}

/**
 * `describe` for tests that need a vendor's contract. Without the file the block is skipped and
 * the reason is printed, so that a green run never hides that nothing was checked.
 */
export function describeContract(title: string, file: string, body: (contract: Contract) => void, options: ContractOptions = {}): void {
	const path = contractPath(file);
	if (existsSync(path)) {
		describe(title, () => body(Contract.load(file, options)));
		return;
	}
	console.warn(`skipped: ${title}: the contract ${path} is not present`);
	describe.skip(title, () => {
		it(`needs ${file}`, () => undefined);
	});
}

/** An OpenAPI document that can tell whether a request or a response fits it. */
export class Contract {
	private static readonly loaded = new Map<string, Contract>();

	private readonly ajv = new Ajv2020({
		strict: false,
		allErrors: true,
		validateSchema: false,
		logger: false,
	});

	// Query strings carry text only; this one turns "2" into 2 before it compares.
	private readonly coercing = new Ajv2020({
		strict: false,
		allErrors: true,
		validateSchema: false,
		logger: false,
		coerceTypes: 'array',
	});

	private readonly compiled = new Map<string, ValidateFunction>();

	private readonly routes: Array<{ segments: string[]; template: string }>;

	constructor(
		readonly document: Json,
		options: ContractOptions = {},
	) {
		normalise(document, String(document.openapi ?? ''), options.repairs ?? []);
		for (const ajv of [this.ajv, this.coercing]) {
			addFormats(ajv);
			ajv.addSchema(document, DOCUMENT);
		}
		this.routes = Object.keys(this.paths).map((template) => ({
			template,
			segments: split(`${options.basePath ?? ''}${template}`),
		}));
	}

	/** Reads a gzipped JSON or YAML contract from the shared folder, once per process. */
	static load(file: string, options: ContractOptions = {}): Contract {
		const reasons = (options.repairs ?? []).map((repair) => repair.reason);
		const key = JSON.stringify([file, options.basePath, reasons]);
		let contract = Contract.loaded.get(key);
		if (contract === undefined) {
			const text = gunzipSync(readFileSync(contractPath(file))).toString();
			contract = new Contract((/\.ya?ml\.gz$/.test(file) ? parseYaml(text) : JSON.parse(text)) as Json, options);
			Contract.loaded.set(key, contract);
		}
		return contract;
	}

	/** Every "METHOD /template" of the document. */
	operations(): string[] {
		return Object.entries(this.paths).flatMap(([template, item]) =>
			Object.keys(item)
				.filter((method) => isMethod(method))
				.map((method) => `${method.toUpperCase()} ${template}`),
		);
	}

	/**
	 * Finds the operation that a concrete path belongs to. A contract's own template is accepted too.
	 * The template with the most literal segments wins: `/users/settings` is not `/users/{id}`.
	 */
	find(method: string, path: string): Operation | undefined {
		const wanted = split((path.split('?')[0] ?? '').replace(/^https?:\/\/[^/]+/, ''));
		const verb = method.toLowerCase();
		let best: { template: string; score: number } | undefined;
		for (const { segments, template } of this.routes) {
			if (segments.length !== wanted.length || !isObject(this.paths[template]?.[verb])) continue;
			const score = scoreOf(segments, wanted);
			if (score >= 0 && (best === undefined || score > best.score)) best = { template, score };
		}
		if (best === undefined) return undefined;
		return {
			method: verb.toUpperCase(),
			template: best.template,
			pointer: `/paths/${escape(best.template)}/${verb}`,
			definition: this.paths[best.template]?.[verb] as Json,
		};
	}

	/** The statuses that the contract lists for an operation. */
	statuses(method: string, path: string): string[] {
		const operation = this.find(method, path);
		return operation === undefined ? [] : Object.keys(responsesOf(operation));
	}

	/**
	 * What is wrong with a response, as readable lines; empty when it fits.
	 * `body` is the parsed JSON, or undefined (or an empty string) for an empty body.
	 */
	validateResponse(method: string, path: string, status: number, body: unknown): string[] {
		const operation = this.find(method, path);
		if (operation === undefined) return [`${method} ${path} is not in the contract`];
		const responses = responsesOf(operation);
		const key = [String(status), `${String(status)[0]}XX`, 'default'].find((name) => name in responses);
		if (key === undefined) {
			return [`${operation.method} ${operation.template}: status ${status} is not in the contract`];
		}
		const { target, pointer } = this.follow(responses[key], `${operation.pointer}/responses/${key}`);
		const media = mediaPointer(target, undefined);
		const empty = body === undefined || body === '';
		if (media === undefined) return empty ? [] : [`${status}: the contract has no body here`];
		if (empty) {
			return acceptsNothing(media.schema) ? [] : [`${status}: the body is empty, the contract has one`];
		}
		return this.check(this.ajv, `${pointer}${media.pointer}`, body, String(status));
	}

	/** What is wrong with a request (unknown route, body, query), as readable lines; empty when it fits. */
	validateRequest(method: string, path: string, request: ContractRequest = {}): string[] {
		const operation = this.find(method, path);
		if (operation === undefined) return [`${method} ${path} is not in the contract`];
		return [...this.checkBody(operation, request), ...(request.query === undefined ? [] : this.checkQuery(operation, request.query))];
	}

	/** What is wrong with a value measured against a named schema (`components.schemas`). */
	validateComponent(name: string, value: unknown): string[] {
		return this.check(this.ajv, `/components/schemas/${escape(name)}`, value, name);
	}

	private get paths(): Record<string, Json> {
		return this.document.paths as Record<string, Json>;
	}

	private checkBody(operation: Operation, request: ContractRequest): string[] {
		const { target, pointer } = this.follow(operation.definition.requestBody, `${operation.pointer}/requestBody`);
		if (!isObject(target)) {
			return request.body === undefined ? [] : ['body: the contract has no request body here'];
		}
		const media = mediaPointer(target, request.contentType);
		if (media === undefined) return [];
		if (request.body === undefined) {
			return target.required === true ? ['body: the contract requires one'] : [];
		}
		return this.check(this.ajv, `${pointer}${media.pointer}`, request.body, 'body');
	}

	private checkQuery(operation: Operation, query: Json): string[] {
		const item = this.paths[operation.template] ?? {};
		const places: Array<[unknown, string]> = [
			[item.parameters, `/paths/${escape(operation.template)}/parameters`],
			[operation.definition.parameters, `${operation.pointer}/parameters`],
		];
		const problems: string[] = [];
		const known = new Set<string>();
		for (const [list, base] of places) {
			for (const [index, entry] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
				const { target, pointer } = this.follow(entry, `${base}/${index}`);
				if (!isObject(target) || target.in !== 'query') continue;
				const name = String(target.name);
				known.add(name);
				if (query[name] === undefined) {
					if (target.required === true) problems.push(`query: ${name} is required`);
				} else if (!saysNothing(target.schema)) {
					// Wrapped, because coercion writes the result back into its parent.
					const errors = this.checkCoerced(`${pointer}/schema`, query[name], `query ${name}`);
					problems.push(...errors);
				}
			}
		}
		for (const name of Object.keys(query)) {
			if (!known.has(name)) problems.push(`query: ${name} is not in the contract`);
		}
		return problems;
	}

	private checkCoerced(pointer: string, value: unknown, label: string): string[] {
		const key = `coerced ${pointer}`;
		let validate = this.compiled.get(key);
		if (validate === undefined) {
			validate = this.coercing.compile({ properties: { value: { $ref: reference(pointer) } } });
			this.compiled.set(key, validate);
		}
		return report(validate, { value }, label);
	}

	private check(ajv: Ajv2020, pointer: string, value: unknown, label: string): string[] {
		let validate = this.compiled.get(pointer);
		if (validate === undefined) {
			validate = ajv.compile({ $ref: reference(pointer) });
			this.compiled.set(pointer, validate);
		}
		return report(validate, value, label);
	}

	/** Follows a `$ref` of a response, parameter or body object (schemas are followed by ajv). */
	private follow(value: unknown, pointer: string): { target: unknown; pointer: string } {
		if (!isObject(value) || typeof value.$ref !== 'string') return { target: value, pointer };
		const next = value.$ref.replace(/^#/, '');
		let target: unknown = this.document;
		for (const part of next.split('/').slice(1)) {
			target = isObject(target) ? target[part.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined;
		}
		return this.follow(target, next);
	}
}

function responsesOf(operation: Operation): Json {
	return isObject(operation.definition.responses) ? operation.definition.responses : {};
}

function mediaPointer(holder: unknown, contentType: string | undefined): { pointer: string; schema: unknown } | undefined {
	if (!isObject(holder) || !isObject(holder.content)) return undefined;
	const types = Object.keys(holder.content);
	const wanted = contentType?.split(';')[0]?.trim();
	const type = types.find((name) => name === wanted) ?? types.find((name) => /^application\/(.+\+)?json$/.test(name)) ?? types[0];
	if (type === undefined) return undefined;
	const media = holder.content[type];
	if (!isObject(media) || media.schema === undefined) return undefined;
	return { pointer: `/content/${escape(type)}/schema`, schema: media.schema };
}

/** A schema that says nothing describes an empty body as well as any other. */
function acceptsNothing(schema: unknown): boolean {
	return isObject(schema) && (Object.keys(schema).length === 0 || schema.type === 'null');
}

/** A generator that lost a parameter's type leaves "null" behind: nothing can be checked against it. */
function saysNothing(schema: unknown): boolean {
	if (!isObject(schema)) return true;
	const types = [schema.type].flat();
	return types.length === 1 && types[0] === 'null';
}

function split(path: string): string[] {
	return path.split('/').filter((segment) => segment !== '');
}

/** -1 when the segments do not match; otherwise literal segments count, early ones most. */
function scoreOf(template: string[], wanted: string[]): number {
	let score = 0;
	for (const [index, segment] of template.entries()) {
		const literal = segment === wanted[index];
		if (!literal && !/\{[^}]+\}/.test(segment)) return -1;
		score = score * 2 + (literal ? 1 : 0);
	}
	return score;
}

function escape(part: string): string {
	return part.replace(/~/g, '~0').replace(/\//g, '~1');
}

function reference(pointer: string): string {
	return `${DOCUMENT}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}

function isMethod(name: string): boolean {
	return ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'].includes(name);
}

function report(validate: ValidateFunction, value: unknown, label: string): string[] {
	if (validate(value)) return [];
	return (validate.errors ?? []).map((error) => `${label}${error.instancePath}: ${error.message ?? error.keyword}`);
}

/** Turns the OpenAPI 3.0 dialect into JSON Schema 2020-12 and applies the repairs, in place. */
function normalise(value: unknown, version: string, repairs: Repair[]): void {
	if (Array.isArray(value)) {
		for (const entry of value) normalise(entry, version, repairs);
		return;
	}
	if (!isObject(value)) return;
	for (const entry of Object.values(value)) normalise(entry, version, repairs);
	// `discriminator` is a hint for generators; ajv's reading of it refuses schemas that are legal here.
	if (isObject(value.discriminator)) delete value.discriminator;
	if (version.startsWith('3.0')) {
		bound(value, 'exclusiveMinimum', 'minimum');
		bound(value, 'exclusiveMaximum', 'maximum');
		if (value.nullable === true) allowNull(value);
	}
	for (const repair of repairs) repair.apply(value);
}

function bound(schema: Json, exclusive: string, inclusive: string): void {
	if (typeof schema[exclusive] !== 'boolean') return;
	if (schema[exclusive] === true && typeof schema[inclusive] === 'number') {
		schema[exclusive] = schema[inclusive];
		delete schema[inclusive];
	} else {
		delete schema[exclusive];
	}
}

function allowNull(schema: Json): void {
	delete schema.nullable;
	if (schema.type !== undefined) {
		schema.type = [...new Set([schema.type, 'null'].flat())];
		return;
	}
	const rest = { ...schema };
	for (const key of Object.keys(schema)) delete schema[key];
	schema.anyOf = [rest, { type: 'null' }];
}
