import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InputError, inputProblem } from '../finding/input.ts';
import { type DocumentSources, inspectDocument } from './inspect.ts';

const till = 'openapi: 3.1.0\ninfo: { title: Till, version: "1" }\npaths: {}\n';

/** Files and web pages by name; what is missing in either is refused as the real ones refuse it. */
function holding(held: Readonly<Record<string, string>>): DocumentSources {
  const from = (kind: string) => (ref: string) => {
    const text = held[ref];
    if (text === undefined)
      return Promise.reject(new InputError([inputProblem({ file: ref, message: `no such ${kind}` })]));
    return Promise.resolve({ name: ref, text });
  };
  return { documents: { read: from('file') }, web: { fetch: from('address') } };
}

async function refusal(ref: string, held: Readonly<Record<string, string>>): Promise<string> {
  try {
    await inspectDocument(ref, holding(held));
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message;
  }
  return assert.fail('was not refused');
}

describe('inspecting a document', () => {
  test('reads a path as a file and an address from the web', async () => {
    const sources = holding({ 'till.yaml': till, 'HTTPS://till.example/openapi.yaml': till });
    assert.equal((await inspectDocument('till.yaml', sources)).name, 'Till');
    assert.equal((await inspectDocument('HTTPS://till.example/openapi.yaml', sources)).name, 'Till');
  });

  test('keeps to the file where a path only looks like an address', async () => {
    const sources = holding({ './https:/till.example/openapi.yaml': till, 'till.example/api.yaml': till });
    assert.equal((await inspectDocument('./https:/till.example/openapi.yaml', sources)).name, 'Till');
    assert.equal((await inspectDocument('till.example/api.yaml', sources)).name, 'Till');
  });

  test('suggests the address where a path that looks like one is no file', async () => {
    assert.match(
      await refusal('till.example/api.yaml', {}),
      /no such file; did you mean https:\/\/till\.example\/api\.yaml\?/,
    );
    assert.doesNotMatch(await refusal('folder/api.yaml', {}), /did you mean/);
  });

  test('fetches nothing but http and https', async () => {
    for (const ref of ['ftp://till.example/a.yaml', 'file:///etc/passwd', 'git+ssh://till.example/x'])
      assert.match(await refusal(ref, {}), /is not fetched; expected an address that begins with https/, ref);
  });

  test('tells a web page as such, with the places where documents usually lie', async () => {
    const pages = [
      '<!DOCTYPE html><html><body>Docs</body></html>',
      '\uFEFF\n <html lang="en">',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<!doctype HTML>',
    ];
    for (const page of pages) {
      const said = await refusal('https://till.example/docs', { 'https://till.example/docs': page });
      assert.match(said, /is a web page, not an API document; expected .*\/openapi\.json.*\/v3\/api-docs/);
      assert.doesNotMatch(said, /did you mean/);
    }
  });

  test('names the document that a web page speaks of', async () => {
    const at = 'https://till.example/docs/index.html';
    const named: Readonly<Record<string, string>> = {
      '<script>Ui({ url: "/api/openapi.json?v=2", x: 1 })</script>': 'https://till.example/api/openapi.json',
      '<redoc spec-url="../till-openapi.yaml"></redoc>': 'https://till.example/till-openapi.yaml',
      "<a href='https://cdn.example/swagger-v2.yml'>": 'https://cdn.example/swagger-v2.yml',
      '<div data-url="/v3/api-docs">': 'https://till.example/v3/api-docs',
    };
    for (const [element, address] of Object.entries(named)) {
      const said = await refusal(at, { [at]: `<!doctype html><html><body>${element}</body></html>` });
      assert.ok(said.endsWith(`; did you mean ${address}?`), said);
    }
  });

  // A search that began anew at each of them would not come to an end.
  test('takes long pages of almost-links in its stride', async () => {
    const page = `<!doctype html>${'"openapi'.repeat(500_000)}`;
    assert.match(await refusal('page.html', { 'page.html': page }), /is a web page/);
  });
});
