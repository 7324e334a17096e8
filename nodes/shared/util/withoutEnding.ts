/**
 * The text without the signs at its end. In place of `/[signs]+$/`, which takes the square of the length
 * on a long run of signs that is not the end.
 */
export function withoutEnding(text: string, signs: string): string {
	let end = text.length;
	while (end > 0 && signs.includes(text[end - 1] ?? ' ')) end--;
	return text.slice(0, end);
}
