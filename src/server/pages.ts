// The pages of the workbench as the build left them: read once into memory, so that no address ever reaches the disk. Hashed files are kept by
// browsers for ever, the page itself never. Every place that is no file of the build is the page: its router knows the rest.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';
import { problem } from './problem.ts';

interface PageFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

/** By address: `/assets/index-1a2b.js`. Empty: the pages were not built. */
export type Pages = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** dist/web: beside the sources in a checkout, beside this folder in the published package. */
export function builtPages(): string {
  const room = dirname(import.meta.dirname);
  return basename(room) === 'src' ? join(dirname(room), 'dist', 'web') : join(room, 'web');
}

/** Reads the folder; empty where there is none. */
export async function openPages(folder: string): Promise<Pages> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pages = new Map<string, PageFile>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const compressed = async (end: string): Promise<Uint8Array<ArrayBuffer> | null> =>
      paths.includes(path + end) ? new Uint8Array(await readFile(path + end)) : null;
    pages.set(`/${relative(folder, path).split(sep).join('/')}`, {
      type,
      plain: new Uint8Array(await readFile(path)),
      br: await compressed('.br'),
      gzip: await compressed('.gz'),
    });
  }
  return pages;
}

/** Answers every GET outside of /api. */
export function servedPages(pages: Pages): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const path = context.req.path;
    if (path === '/api' || path.startsWith('/api/')) return next();
    const file = pages.get(path);
    if (file === undefined && (path.startsWith('/assets/') || extname(path) !== ''))
      return problem(context, 404, 'There is nothing at this address.');
    const found = file ?? pages.get('/index.html');
    if (found === undefined) return context.html(notBuilt, 503);
    const accepted = context.req.header('accept-encoding') ?? '';
    const way = (['br', 'gzip'] as const).find((one) => accepted.includes(one) && found[one] !== null);
    context.header('Content-Type', found.type);
    context.header('Vary', 'Accept-Encoding');
    context.header(
      'Cache-Control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    );
    if (way !== undefined) context.header('Content-Encoding', way);
    return context.body((way === undefined ? null : found[way]) ?? found.plain, 200);
  };
}

const notBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Spanwright</title>
<style>:root{color-scheme:light dark}body{font:14px/22px system-ui,sans-serif;margin:64px auto;padding:0 24px;max-width:560px}</style></head>
<body><h1>The pages are not built</h1><p>This server runs from a checkout whose pages were not built yet. <code>npm start</code> builds them and starts;
<code>npm run build</code> builds them alone. The API answers meanwhile: <a href="/api/docs">/api/docs</a>.</p></body></html>`;
