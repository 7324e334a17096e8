/** Walks through the text of a pattern. */
export class Reader {
	private at = 0;

	constructor(private readonly text: string) {}

	get done(): boolean {
		return this.at >= this.text.length;
	}

	/** The next characters, without taking them. */
	ahead(count: number): string {
		return this.text.slice(this.at, this.at + count);
	}

	skip(count: number): void {
		this.at += count;
	}

	/** Takes one character, both halves of a pair; '' at the end. */
	next(): string {
		const code = this.text.codePointAt(this.at);
		if (code === undefined) return '';
		const letter = String.fromCodePoint(code);
		this.at += letter.length;
		return letter;
	}

	/** Takes this text if it comes next. */
	take(text: string): boolean {
		if (!this.text.startsWith(text, this.at)) return false;
		this.at += text.length;
		return true;
	}

	/** Takes everything up to this text, and the text itself; undefined when it does not come. */
	takeUntil(text: string): string | undefined {
		const end = this.text.indexOf(text, this.at);
		if (end < 0) return undefined;
		const found = this.text.slice(this.at, end);
		this.at = end + text.length;
		return found;
	}

	/** Takes the rest. */
	rest(): string {
		const found = this.text.slice(this.at);
		this.at = this.text.length;
		return found;
	}
}
