// Text of a brief or a document on its way into a picture or a page: one line, no control characters, no hidden direction marks.
// Escaping for a given language (Markdown, HTML, Mermaid) is that language's writer's business, not done here.

const controls = /[\u0000-\u001f\u007f-\u009f]+/g;
/** Marks that reorder what a reader sees (bidirectional overrides and isolates) and half surrogates. */
const hidden = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text on one line. */
export function plain(text: string): string {
  return text
    .replace(controls, ' ')
    .replace(hidden, '')
    .replace(halves, '\ufffd')
    .replace(/[ \u00a0]{2,}/g, ' ')
    .trim();
}

/** The text on one line without the back-quotes that mark code in prose: for pictures. */
export function bare(text: string): string {
  return plain(text.replaceAll('`', ''));
}

/** The text with its line breaks kept: for code and payloads. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line.replace(/\t/g, '  ').replace(controls, '').replace(hidden, '').replace(halves, '\ufffd').trimEnd(),
    )
    .join('\n');
}

/** An id as it may stand in an address or a file name: letters, digits, dot, dash and underscore. */
export function idOf(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  return safe === '' ? 'x' : safe;
}
