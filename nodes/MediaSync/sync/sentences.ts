/** Both sentences of an error: what happened and what to do. */
export function sentencesOf(error: unknown): string {
	const { message, description } = error as { message?: string; description?: string };
	return [message, description].filter(Boolean).join('. ');
}
