// The version of this package, from package.json, which lies two folders up both in src/ and in dist/.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

export const version: string = (JSON.parse(text) as { readonly version: string }).version;
