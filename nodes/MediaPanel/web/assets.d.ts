/** The files of this folder as the build puts them together (`gulp/mediaPanel.js`). */
export declare const assets: {
	/** The outer page. */
	shell: string;
	/** The app within it. */
	app: string;
	/** A page without a script: sign-in, errors, flush. */
	page: string;
	/** The key field and its button. */
	form: string;
	/** Styles of the app. */
	style: string;
	/** Styles of the pages without a script. */
	pageStyle: string;
	/** Every module of `js` in one. */
	script: string;
	manifest: string;
	/** PNG pictures by their size, in base64. */
	icons: Record<'180' | '512', string>;
};
