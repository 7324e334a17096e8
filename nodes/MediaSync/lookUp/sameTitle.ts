/** Articles that catalogues move to the end of a title. */
const MOVED = /^(.{1,200}), (the|a|an|der|die|das|le|la|les|el|los|las|il|lo|gli|de|het)$/i;

/** Letters that do not come apart into a letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** "Matrix, The" as it is searched: "The Matrix". */
export const inOrder = (title: string): string => title.trim().replace(MOVED, '$2 $1');

/**
 * A title for comparing: case, accents and punctuation aside, "The" at its place, `&` as "and". Nothing
 * else is forgiven: words that differ are another title.
 */
export function plainTitle(title: string): string {
	const plain = inOrder(title.slice(0, 300))
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
		.replace(/&/g, ' and ')
		.replace(/['’‘`´]/g, '')
		.replace(/\p{P}/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return plain === '' ? title.trim() : plain;
}
