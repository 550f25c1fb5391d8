// Text between its notations, as JSONata: plain text, HTML, and the document tree of Atlassian editors (type "doc", version 1).
// Only words and line breaks pass; formatting, links and pictures do not. Each function takes an expression and gives one.

/** HTML as plain text: the ends of blocks become line breaks, tags go, the usual entities are read. */
export function textOfHtml(html: string): string {
  const steps: readonly (readonly [string, string])[] = [
    ['/<(br|\\/p|\\/div|\\/li|\\/h[1-6]|\\/tr)[^>]*>/i', '"\\n"'],
    ['/<[^>]*>/', '""'],
    ['"&nbsp;"', '" "'],
    ['"&lt;"', '"<"'],
    ['"&gt;"', '">"'],
    ['"&quot;"', '"\\""'],
    ['"&#39;"', '"\'"'],
    ['"&amp;"', '"&"'],
  ];
  const read = steps.reduce((inner, [from, to]) => `$replace(${inner}, ${from}, ${to})`, `$string(${html})`);
  return edgeless(read);
}

/** Plain text as HTML: what would be read as markup is escaped. */
export function htmlOfText(text: string): string {
  return `$replace($replace($replace($string(${text}), "&", "&amp;"), "<", "&lt;"), ">", "&gt;")`;
}

/** Plain text as a document: each line a paragraph, an empty line an empty one. */
export function documentOfText(text: string): string {
  const paragraph = '{"type": "paragraph", "content": [$[$ != ""].{"type": "text", "text": $}]}';
  return `{"type": "doc", "version": 1, "content": [$split($string(${text}), /\\r?\\n/).${paragraph}]}`;
}

/** A document as plain text: each block a line; mentions and emoji by what they show. */
export function textOfDocument(document: string): string {
  const inner = '$join($map([$n.content], $text), "")';
  const block = '["paragraph", "heading", "codeBlock", "tableRow"]';
  const node = `$n.type = "text" ? $n.text : $n.type = "hardBreak" ? "\\n" : $n.attrs.text ? $n.attrs.text : ${inner} & ($n.type in ${block} ? "\\n" : "")`;
  return `($text := function($n) {${node}}; ${edgeless(`$text(${document})`)})`;
}

/** Without white space at both ends; line breaks within stay. */
function edgeless(text: string): string {
  return `$replace(${text}, /^\\s+|\\s+$/, "")`;
}
