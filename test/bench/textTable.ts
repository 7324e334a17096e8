/** Lines of equal columns: the first `words` of them to the left, the others, numbers, to the right. */
export function textTable(headings: string[], rows: string[][], words: number): string {
	const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((cells) => cells[column]?.length ?? 0)));
	const line = (cells: string[]) =>
		cells
			.map((cell, at) => (at < words ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
			.join('  ')
			.trimEnd();
	return [line(headings), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** The same in Markdown. */
export function markdownTable(headings: string[], rows: string[][], words: number): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(headings), line(headings.map((_, at) => (at < words ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
