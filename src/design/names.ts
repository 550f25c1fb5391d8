// How a brief names tools and places: words compared as words, whatever their case and punctuation.

/** Whether one text holds the words of the other, whole and in order: "the n8n server" holds "n8n". */
export function containsWords(whole: string, part: string): boolean {
  const words = plainWords(part);
  return words !== '' && ` ${plainWords(whole)} `.includes(` ${words} `);
}

/** Lower case, everything but letters, digits, + # and . as one space: "Make.com!" → "make.com". */
export function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#.]+/gu, ' ')
    .trim();
}
