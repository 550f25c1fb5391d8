import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { createGzip, gzipSync } from 'node:zlib';
import { InputError } from '../finding/input.ts';
import { publicOutside } from './address.ts';
import { fetchBounds, type FetchOptions, type HostAddress, resolveHost, webWithin } from './fetch.ts';

const document = 'openapi: 3.1.0\ninfo: { title: Till, version: "1" }\npaths: {}\n';
const asked: string[] = [];

/** Paths of the test server. What an address does stands in its name. */
const answers: Readonly<Record<string, RequestListener>> = {
  '/openapi.yaml': (_, response) => response.end(document),
  '/packed': (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(document));
  },
  '/broken-pack': (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end('no gzip at all');
  },
  '/bomb': (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    const zip = createGzip();
    zip.pipe(response);
    const block = Buffer.alloc(1024 * 1024);
    let left = 2000;
    const write = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!zip.write(block)) {
          zip.once('drain', write);
          return;
        }
      }
      zip.end();
    };
    write();
  },
  '/large': (_, response) => response.end('x'.repeat(5000)),
  '/latin': (_, response) => response.end(Buffer.from([0x63, 0xe9, 0x0a])),
  '/slow-start': () => undefined,
  '/slow-body': (_, response) => {
    response.write('openapi: 3.1.0\n');
  },
  '/cut': (_, response) => {
    response.setHeader('content-length', '1000');
    response.write('openapi');
    setTimeout(() => response.destroy(), 20);
  },
  '/twice': (_, response) => response.writeHead(302, { location: '/once' }).end(),
  '/once': (_, response) => response.writeHead(307, { location: 'openapi.yaml?key=secret#top' }).end(),
  '/around': (_, response) => response.writeHead(301, { location: '/around' }).end(),
  '/nowhere': (_, response) => response.writeHead(302).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-metadata': (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/to-number': (_, response) => response.writeHead(302, { location: 'http://2130706434:1/' }).end(),
  '/to-mapped': (_, response) => response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/' }).end(),
  '/to-inner': (_, response) => response.writeHead(302, { location: 'http://inner.example/' }).end(),
  '/sign-in': (_, response) => response.writeHead(401).end(),
  '/busy': (_, response) => response.writeHead(503).end(),
};

const server: Server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://host');
  asked.push(pathname);
  const answer = answers[pathname];
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
});
let origin = '';
let port = 0;
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** The address of a server that is gone again. */
async function closedPort(): Promise<string> {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const address = gone.address();
  gone.close();
  await once(gone, 'close');
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

/** The test server counts as public, nothing else on this machine does. */
const isPublic = publicOutside([]);
const usual: FetchOptions = {
  allows: (address) => address === '127.0.0.1' || isPublic(address),
  bounds: fetchBounds,
  agent: 'test/1',
  received: () => undefined,
  resolve: resolveHost,
};

function get(path: string, options: Partial<FetchOptions> = {}): Promise<{ name: string; text: string }> {
  return webWithin({ ...usual, ...options }).fetch(path.startsWith('/') ? `${origin}${path}` : path);
}

function hosts(table: Readonly<Record<string, readonly string[]>>): FetchOptions['resolve'] {
  return (host) =>
    Promise.resolve(
      (table[host] ?? []).map((address): HostAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
}

async function refusal(path: string, options: Partial<FetchOptions> = {}): Promise<string> {
  try {
    await get(path, options);
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message;
  }
  return assert.fail('was not refused');
}

describe('a document from the web', () => {
  test('is its text under its address', async () => {
    assert.deepEqual(await get('/openapi.yaml'), { name: `${origin}/openapi.yaml`, text: document });
    assert.equal((await get('/packed')).text, document);
  });

  test('is followed over redirects, and named without what may be secret in its address', async () => {
    assert.deepEqual(await get('/twice'), { name: `${origin}/openapi.yaml`, text: document });
  });

  test('tells how many bytes have come', async () => {
    let bytes = 0;
    await get('/openapi.yaml', { received: (count) => void (bytes = count) });
    assert.equal(bytes, document.length);
  });

  test('comes from the very address that was judged: each connection looks its host up once', async () => {
    const looked: string[] = [];
    const resolve: FetchOptions['resolve'] = (host) => {
      looked.push(host);
      const address = looked.length === 1 ? '127.0.0.1' : '10.0.0.1';
      return Promise.resolve([{ address, family: 4 }]);
    };
    const found = await get(`http://changing.example:${port}/openapi.yaml`, { resolve });
    assert.equal(found.text, document);
    assert.deepEqual(looked, ['changing.example']);
  });
});

describe('nothing is asked of', () => {
  test('addresses of private networks, however they are written', async () => {
    const strict = { allows: isPublic };
    const urls = [
      'http://127.0.0.1/',
      'http://127.1/',
      'http://0x7f000001/',
      'http://2130706433/',
      'http://017700000001/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[fd00:ec2::254]/',
      'http://0.0.0.0/',
      'http://127.0.0.1./',
      'http://169.254.169.254/latest/',
      'https://10.1.2.3/openapi.json',
      'http://[64:ff9b::10.0.0.1]/',
    ];
    for (const url of urls)
      assert.match(await refusal(url, strict), /private or reserved network.*--allow-private-network/, url);
  });

  test('localhost, and names of which any address is private', async () => {
    const before = asked.length;
    assert.match(
      await refusal(`http://localhost:${port}/openapi.yaml`, { allows: isPublic }),
      /^localhost: lies inside/,
    );
    const resolve = hosts({ 'both.example': ['93.184.216.34', '192.168.0.1'], 'six.example': ['fe80::1'] });
    assert.match(await refusal('https://both.example/', { resolve }), /^both\.example: .*\(192\.168\.0\.1\)/);
    assert.match(await refusal('https://six.example/', { resolve }), /fe80::1/);
    assert.equal(asked.length, before);
  });

  test('a private network that a redirect leads to', async () => {
    for (const path of ['/to-metadata', '/to-number', '/to-mapped'])
      assert.match(await refusal(path), /private or reserved network/, path);
    const resolve = hosts({ 'inner.example': ['10.0.0.5'] });
    assert.match(await refusal('/to-inner', { resolve }), /^inner\.example: .*10\.0\.0\.5/);
  });

  test('other schemes, also behind a redirect', async () => {
    assert.match(await refusal('/to-file'), /file: is not fetched; expected .*https/);
    assert.match(await refusal('ftp://example.com/a.yaml'), /ftp: is not fetched/);
    assert.match(await refusal('http://'), /is no address/);
  });

  test('an address with a password, which is not repeated', async () => {
    const said = await refusal('https://me:hush@example.com/a?token=hush');
    assert.match(said, /holds a name or a password/);
    assert.doesNotMatch(said, /hush/);
  });
});

describe('a fetch ends', () => {
  const short = { bounds: { ...fetchBounds, milliseconds: 300, bytes: 1000 } };

  test('after its time, whether the answer never begins or never ends', async () => {
    for (const path of ['/slow-start', '/slow-body'])
      assert.match(await refusal(path, short), /took longer than 0\.3 s/, path);
    const resolve: FetchOptions['resolve'] = () => new Promise(() => undefined);
    assert.match(await refusal('http://never.example/', { ...short, resolve }), /took longer than 0\.3 s/);
  });

  test('at its size, counted after unpacking and without holding the rest', async () => {
    assert.match(await refusal('/large', short), /is larger than 1000 bytes/);
    const before = process.memoryUsage().rss;
    assert.match(await refusal('/bomb'), /is larger than 67108864 bytes/);
    assert.ok(process.memoryUsage().rss - before < 600e6);
  });

  test('after five redirects', async () => {
    asked.length = 0;
    assert.match(await refusal('/around'), /redirects more than 5 times/);
    assert.equal(asked.length, 6);
    assert.match(await refusal('/nowhere'), /redirects to nowhere/);
  });

  test('with a plain word for each way in which it fails', async () => {
    assert.match(await refusal('/sign-in'), /status 401: it wants a sign-in; expected .*downloaded file/);
    assert.match(await refusal('/none'), /status 404: nothing lies there/);
    assert.match(await refusal('/busy'), /status 503/);
    assert.match(await refusal('/latin'), /is not UTF-8 text/);
    assert.match(await refusal('/cut'), /connection broke off/);
    assert.match(await refusal('/broken-pack'), /packed, but cannot be unpacked/);
    assert.match(await refusal(await closedPort()), /refuses the connection \(ECONNREFUSED\)/);
    assert.match(await refusal('http://127.0.0.1:1/'), /could not be fetched: bad port/);
    assert.match(
      await refusal('http://none.example/', { resolve: hosts({}) }),
      /none\.example: has no address/,
    );
    const resolve = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    assert.match(await refusal('http://none.example/', { resolve }), /no host has this name/);
    assert.match(await refusal(`https://127.0.0.1:${port}/`), /does not speak TLS/);
  });
});
