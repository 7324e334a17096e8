import eslint from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBasePlugin from 'eslint-plugin-n8n-nodes-base';
import regexpPlugin from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];

// eslint-plugin-n8n-nodes-base still has eslintrc-shaped configs, so only their rules can be used.
const nodesBase = { plugins: { 'n8n-nodes-base': nodesBasePlugin } };

const LINEAR = {
	'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
	'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: false }],
};
const reading = (selector) => ({
	selector,
	message: 'Read it with what nodes/shared/node has: ItemInput, triggerInput, chosenInForm, storedText.',
});

const PARAMETER_READS = [
	...['getNodeParameter', 'getCurrentNodeParameter', 'getCurrentNodeParameters'].map(
		(name) => `MemberExpression[property.name='${name}'], Property[key.name='${name}']`,
	),
	"MemberExpression[property.name='parameters']:matches([object.name='node'], [object.callee.property.name='getNode'])",
].map(reading);

export default tseslint.config(
	{
		ignores: ['dist/**', 'packages/**', 'coverage/**', 'examples/**', 'test/n8n/harness/**', 'test/n8n/.work/**', '**/package-lock.json'],
	},

	// What n8n's own scanner reads: package.json, the codex files and every shipped source.
	{
		files: ['package.json', '{nodes,credentials}/**/*.{ts,json}'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		// A rule of n8n cannot be switched off in a comment: its scanner does not read them either.
		linterOptions: { noInlineConfig: true },
		languageOptions: { parser: tseslint.parser },
	},
	{
		...nodesBase,
		files: ['package.json'],
		rules: nodesBasePlugin.configs.community.rules,
	},
	{
		...nodesBase,
		files: ['credentials/**/*.ts'],
		rules: {
			...nodesBasePlugin.configs.credentials.rules,
			// The five rules below are off in n8n's own configuration too: each contradicts a newer rule.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		...nodesBase,
		files: ['nodes/**/*.ts'],
		rules: {
			...nodesBasePlugin.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},

	{
		files: SHIPPED,
		extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: { project: './tsconfig.build.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-console': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/return-await': ['error', 'always'],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
		},
	},
	// Parameters are read in one place, as the type that their field has.
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/shared/node/**'],
		rules: {
			'no-restricted-syntax': ['error', ...PARAMETER_READS],
		},
	},
	// Text from outside goes through them: none may take more than linear time.
	{
		files: SHIPPED,
		plugins: { regexp: regexpPlugin },
		rules: LINEAR,
	},
	// Patterns of others run in nodes/shared/util/pattern alone, which is linear whatever they are.
	{
		files: SHIPPED,
		ignores: ['nodes/shared/util/pattern/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: "NewExpression[callee.name='RegExp'], CallExpression[callee.name='RegExp']", message: 'Use linearPattern.' },
				{
					selector:
						'CallExpression[callee.property.name=/^(match|matchAll)$/]:not([arguments.0.regex]):not([arguments.0.name=/^([A-Z_0-9]+|pattern)$/])',
					message: 'Text would be compiled to a pattern.',
				},
			],
		},
	},
	{
		files: ['test/**/*.ts'],
		extends: [eslint.configs.recommended, tseslint.configs.recommended],
		rules: {
			// What a simulated service answers may be anything: the assertions say what it must be.
			'@typescript-eslint/no-explicit-any': 'off',
			// `const { secret: _secret, ...rest } = value` is how a property is left out.
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
		},
	},
	{
		files: ['nodes/MediaPanel/web/js/*.mjs'],
		extends: [eslint.configs.recommended],
		plugins: { regexp: regexpPlugin },
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-console': 'error',
			...LINEAR,
			// The compiler knows what a browser has (`npm run typecheck`).
			'no-undef': 'off',
		},
	},
	{
		files: ['*.js', 'gulp/**/*.js', 'test/**/*.js'],
		extends: [eslint.configs.recommended],
		languageOptions: {
			sourceType: 'commonjs',
			globals: {
				__dirname: 'readonly',
				module: 'writable',
				exports: 'writable',
				process: 'readonly',
				require: 'readonly',
			},
		},
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
);
