// Where the API answers. Variables in an address stay as {name}: whose tenant it is belongs to the plan, not to the document.
import type { Server } from '../../catalog/profile.ts';
import { listAt, objectAt, own, textAt } from '../json.ts';
import type { Api } from './calls.ts';

const trial =
  /\b(sandbox|staging|stage|test|testing|demo|dev|development|qa|uat|preprod|non-?prod|mock|localhost)\b/i;

/** Production servers first. Relative addresses are kept as written. */
export function serversOf(api: Api): readonly Server[] {
  const written = api.swagger2 ? servers2(api) : servers3(api);
  const unique = new Map(written.map((server) => [server.url, server]));
  return [...unique.values()].toSorted(
    (a, b) => Number(a.environment === 'sandbox') - Number(b.environment === 'sandbox'),
  );
}

function servers3(api: Api): readonly Server[] {
  return listAt(api.root, 'servers').flatMap((value) => {
    const node = api.refs.follow(value)?.node ?? null;
    const written = textAt(node, 'url');
    const url = written === null ? null : withoutSlashes(written, 1);
    if (url === null) return [];
    const words = `${url} ${textAt(node, 'description') ?? ''}`.replace(/\{[^}]*\}/g, ' ');
    return [{ url, environment: environmentOf(words) }];
  });
}

function servers2(api: Api): readonly Server[] {
  const host = textAt(api.root, 'host');
  const base = withoutSlashes(textAt(api.root, 'basePath') ?? '', 0);
  const parameterized = objectAt(api.root, 'x-ms-parameterized-host');
  const template = textAt(parameterized, 'hostTemplate');
  if (host === null && template === null)
    return base === '' ? [] : [{ url: base, environment: 'production' }];
  const schemes = listAt(api.root, 'schemes').filter((one): one is string => typeof one === 'string');
  const scheme = schemes.length === 0 || schemes.includes('https') ? 'https' : (schemes[0] ?? 'https');
  const address = template ?? host ?? '';
  const url = `${address.includes('://') || own(parameterized, 'useSchemePrefix') === false ? '' : `${scheme}://`}${address}${base}`;
  return [{ url, environment: environmentOf(url) }];
}

/** The address without slashes at its end, of which `least` characters stay: "/" alone is an address too. */
function withoutSlashes(address: string, least: number): string {
  let end = address.length;
  while (end > least && address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

function environmentOf(words: string): Server['environment'] {
  return trial.test(words.replaceAll('_', ' ')) ? 'sandbox' : 'production';
}
