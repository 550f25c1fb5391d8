// The real Mermaid parser, with just enough of a browser around it; the text that it refuses throws.
import { JSDOM } from 'jsdom';

export async function mermaidParser(): Promise<(text: string) => Promise<unknown>> {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  Object.assign(globalThis, {
    window,
    document: window.document,
    DOMParser: window.DOMParser,
    Element: window.Element,
  });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  return (text) => mermaid.parse(text);
}
