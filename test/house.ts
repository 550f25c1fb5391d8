// The one table of the house: which room may lean on which rooms and packages. The wall test holds the
// real imports against it; ARCHITECTURE.md prints it (`node test/house.ts` writes it to stdout).
// Rooms stand in their order: a room may lean only on rooms above it, and only on those named.

/** A folder under `src`. */
export interface Room {
  readonly name: string;
  /** What the room knows, in a few words, for the printed table. */
  readonly knows: string;
  readonly leansOn: readonly string[];
  /** Packages by name; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
  /** Pure rooms read no clock, disk, network, process or randomness, and compile without Node's types. */
  readonly pure: boolean;
  /** A room whose place is kept but which may still be missing. */
  readonly planned: boolean;
}

const ground: readonly string[] = ['measure', 'finding'];
const facts: readonly string[] = [...ground, 'brief', 'catalog'];
const joined: readonly string[] = [...facts, 'landscape', 'mapping'];
const designed: readonly string[] = [...joined, 'design'];
const flown: readonly string[] = [...designed, 'twin', 'simulate'];
const planned: readonly string[] = [...flown, 'score', 'plan'];
const core: readonly string[] = [...planned, 'readers', 'check', 'render'];
const drawing: readonly string[] = [
  '@dagrejs/dagre',
  'hast',
  'hast-util-to-html',
  'mdast',
  'mdast-util-gfm',
  'mdast-util-to-hast',
  'mdast-util-to-markdown',
];

function pure(name: string, knows: string, leansOn: readonly string[], packages: readonly string[]): Room {
  return { name, knows, leansOn, packages, pure: true, planned: false };
}

function open(name: string, knows: string, leansOn: readonly string[], packages: readonly string[]): Room {
  return { name, knows, leansOn, packages, pure: false, planned: false };
}

function later(room: Room): Room {
  return { ...room, planned: true };
}

export const rooms: readonly Room[] = [
  pure(
    'measure',
    'durations, rates, money: value and unit together; facts with their source',
    [],
    ['temporal-polyfill', 'zod'],
  ),
  pure(
    'finding',
    'what is wrong or noteworthy: code, place, severity, remedy',
    ['measure'],
    ['confbox', 'fastest-levenshtein', 'yaml', 'zod'],
  ),
  pure('brief', 'what was asked, what was assumed, what must be asked', ground, [
    'wink-eng-lite-web-model',
    'wink-nlp',
    'yaml',
    'zod',
  ]),
  pure('catalog', "what is known of a system's API, every fact with its source", ground, [
    'fastest-levenshtein',
    'inflection',
    'temporal-polyfill',
    'yaml',
    'zod',
  ]),
  pure(
    'readers',
    'API documents → profiles, one reader a file',
    [...ground, 'catalog'],
    ['graphql', 'yaml', 'zod'],
  ),
  pure('landscape', 'each flow joined to real objects, operations and events; gates; rate budgets', facts, [
    'zod',
  ]),
  pure(
    'mapping',
    'which field becomes which, through which transform; what is lost or missing',
    [...facts, 'landscape'],
    ['fastest-levenshtein', 'jsonata', 'zod'],
  ),
  pure('design', 'the strategies that compete, and their policies per flow', joined, ['zod']),
  pure('twin', 'how a vendor behaves: limits, pages, webhooks, outages', facts, ['zod']),
  pure('simulate', 'deterministic runs of a design against twins', [...designed, 'twin'], ['zod']),
  pure('score', 'the stated rubric, every figure recomputable', flown, ['zod']),
  pure(
    'plan',
    'the one model of a plan, with stable ids and trace',
    [...flown, 'score'],
    ['@noble/hashes', 'canonicalize', 'temporal-polyfill', 'zod'],
  ),
  pure('check', "rules with ids, like a compiler's", planned, ['jsonata', 'zod']),
  pure(
    'render',
    'how a plan looks: Markdown, HTML, Mermaid, SVG',
    [...planned, 'check'],
    [...drawing, 'yaml', 'zod'],
  ),
  pure('diff', 'what changed between two plans, in business words', planned, ['zod']),
  later(
    pure(
      'export',
      'how a plan leaves: workflows, code, contracts, tickets',
      [...planned, 'check'],
      ['yaml', 'zod'],
    ),
  ),
  later(pure('agents', "a language model choosing among an engine's own options", planned, ['zod'])),
  open('jobs', 'what the product does from end to end, and the ports it needs', core, [
    'temporal-polyfill',
    'zod',
  ]),
  open(
    'store',
    'what lies on disk and in the database: catalog files, documents, plan folders, workspaces',
    [...core, 'jobs'],
    ['@electric-sql/pglite', 'canonicalize', 'kysely', 'node:', 'pg', 'yaml', 'zod'],
  ),
  open(
    'pool',
    'flights on all processors, in the order of their seeds',
    [...designed, 'twin', 'simulate', 'jobs'],
    ['node:'],
  ),
  open(
    'press',
    'what takes more than text: Word files, pictures as dots, pages printed by a browser',
    [...core],
    ['canvaskit-wasm', 'docx', 'fflate', 'hast', 'mdast', 'node:', 'zod'],
  ),
  open(
    'fetch',
    'documents on the web: which addresses may be asked, within which bounds',
    ['measure', 'finding', 'jobs'],
    ['ipaddr.js', 'node:', 'undici'],
  ),
  open(
    'server',
    'the workbench and its API',
    [...core, 'diff', 'jobs', 'store', 'pool', 'press'],
    [
      '@hono/node-server',
      'better-auth',
      'commander',
      'fflate',
      'hast',
      'hast-util-to-html',
      'hono',
      'jsonata',
      'kysely',
      'node:',
      'pg-boss',
      'yaml',
      'zod',
    ],
  ),
  open(
    'cli',
    'the command line',
    [...core, 'diff', 'jobs', 'store', 'pool', 'press', 'fetch'],
    ['@clack/prompts', 'commander', 'node:', 'yaml', 'zod'],
  ),
  later(open('mcp', 'a Model Context Protocol server', [...core, 'jobs', 'store'], ['node:', 'zod'])),
  open('web', 'the pages of the workbench: of the core alone, everything else through the API', core, [
    '@atlaskit/pragmatic-drag-and-drop',
    '@codemirror/commands',
    '@codemirror/lang-yaml',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@dagrejs/dagre',
    '@fontsource-variable/inter',
    '@lezer/highlight',
    '@mantine/charts',
    '@mantine/core',
    '@mantine/form',
    '@mantine/hooks',
    '@mantine/notifications',
    '@tabler/icons-react',
    '@tanstack/react-query',
    '@tanstack/react-router',
    '@tanstack/react-virtual',
    '@xyflow/react',
    'jsonata',
    'openapi-fetch',
    'react',
    'react-dom',
    'recharts',
    'simple-icons',
    'yaml',
    'zod',
  ]),
];

/** The table as Markdown, exactly as ARCHITECTURE.md prints it between its markers. */
export function printed(table: readonly Room[]): string {
  const lines = table.map((room) => {
    const kind = `${room.pure ? 'pure' : 'open'}${room.planned ? ', to come' : ''}`;
    return `| \`${room.name}\` | ${room.knows} | ${room.leansOn.join(', ') || '–'} | ${room.packages.join(', ') || '–'} | ${kind} |`;
  });
  return ['| room | knows | leans on | packages | kind |', '| --- | --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}

if (import.meta.main) process.stdout.write(`${printed(rooms)}\n`);
