// The reference page of the API: what /api/openapi.json says, for people. One page without scripts, made from the same table of routes.
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { z } from 'zod';
import type { Route } from './route.ts';

const style = `:root{color-scheme:light dark}
body{font:14px/22px system-ui,sans-serif;margin:48px auto;padding:0 24px;max-width:880px}
h1{font-size:26px;line-height:34px}h2{font-size:16px;margin:40px 0 4px}
code,pre{font:13px/20px ui-monospace,Menlo,Consolas,monospace}
pre{overflow-x:auto;padding:12px 16px;border:1px solid #8884;border-radius:6px}
summary{cursor:pointer}.quiet{opacity:.75}`;

/** `version` is the product's. */
export function docsPage(routes: readonly Route[], version: string): string {
  return `<!doctype html>${toHtml(
    element('html', { lang: 'en' }, [
      element('head', {}, [
        element('meta', { charSet: 'utf-8' }, []),
        element('meta', { name: 'viewport', content: 'width=device-width' }, []),
        element('title', {}, [words('Spanwright API')]),
        element('style', {}, [words(style)]),
      ]),
      element('body', {}, [
        element('h1', {}, [words(`Spanwright API ${version}`)]),
        element('p', {}, [
          words('Sign in through the pages, or send a personal token: '),
          element('code', {}, [words('Authorization: Bearer spw_…')]),
          words(
            '. What changes something that others edit takes If-Match with the ETag that was read. Problems come as RFC 9457. For programs: ',
          ),
          element('a', { href: '/api/openapi.json' }, [words('openapi.json')]),
          words('.'),
        ]),
        ...routes.flatMap(section),
      ]),
    ]),
  )}`;
}

function section(one: Route): readonly Element[] {
  const access =
    one.access === 'open'
      ? 'open to everybody'
      : one.access === 'known'
        ? 'for who is signed in'
        : `needs “${one.access}” in the workspace`;
  return [
    element('h2', {}, [element('code', {}, [words(`${one.method.toUpperCase()} ${one.path}`)])]),
    element('p', {}, [
      words(`${one.summary}. `),
      element('span', { className: ['quiet'] }, [words(`${access}.`)]),
    ]),
    ...schema('Query', one.query, 'input'),
    ...(one.bytes
      ? [
          element('p', {}, [
            words(`Body: the bytes of a file, under its own media type; at most ${one.bodyBytes}.`),
          ]),
        ]
      : []),
    ...(one.body === null ? [] : schema('Body', one.body, 'input')),
    ...(one.answer === null ? [] : schema(`Answer ${one.status}`, one.answer, 'output')),
  ];
}

/** Nothing for what takes nothing. */
function schema(title: string, of: z.ZodType, io: 'input' | 'output'): readonly Element[] {
  const { $schema: _, ...json } = z.toJSONSchema(of, { io, unrepresentable: 'any' });
  const { properties } = json as { readonly properties?: object };
  if (properties !== undefined && Object.keys(properties).length === 0) return [];
  return [
    element('details', {}, [
      element('summary', {}, [words(title)]),
      element('pre', {}, [words(JSON.stringify(json, null, 2))]),
    ]),
  ];
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}
