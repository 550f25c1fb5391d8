// What a path says by itself: its words and parameters, without versions and file endings, and the verb that an RPC-like API puts in it.
// Whether a word is a collection needs the whole document and is decided in places.ts.
import { bare, isPlural, snake } from '../words.ts';

/** One step of a path. `name` is the word as written, or the parameter's name. */
export interface Step {
  readonly param: boolean;
  readonly name: string;
}

/** What a word of a path asks for. */
export type Verb =
  | 'list'
  | 'get'
  | 'create'
  | 'update'
  | 'replace'
  | 'delete'
  | 'upsert'
  | 'search'
  | 'batch'
  | 'batch create'
  | 'batch read'
  | 'batch update'
  | 'batch delete'
  | 'batch upsert'
  | 'batch archive'
  | 'batch other'
  | 'other';

const version =
  /^(v\d+([._]\d+)*([a-z]+\d*)?|\d{4}-\d{2}(-\d{2})?(-[a-z]+)?|\d+(\.\d+)+|v?\d{1,2}|latest|api|apis|rest|restapi|odata|jsonapi|public|\$\{version\}|\{version\}|\{api-?version\})$/i;

/** The steps that name something: "/api/v2/tickets/{id}.json" → tickets, {id}; "/customers({id})" → customers, {id}; ":verb" is a word. */
export function stepsOf(path: string): readonly Step[] {
  const bareOfQuery = path.replace(/[?#].*$/, '');
  return bareOfQuery
    .split('/')
    .flatMap((segment) => (segment === '' || version.test(segment) ? [] : segmentSteps(segment)));
}

function segmentSteps(segment: string): readonly Step[] {
  const ending = segment.replace(/\.(json|xml|jsonld)$/i, '');
  const odata = /^([^({]+)\(([^)]*)\)$/.exec(ending);
  if (odata !== null)
    return [
      { param: false, name: odata[1] ?? '' },
      { param: true, name: /\{([^{}]+)\}/.exec(odata[2] ?? '')?.[1] ?? 'id' },
    ];
  const custom = /^(.*[^{]):([A-Za-z][\w-]*)$/.exec(ending);
  const [base, verb] = custom === null ? [ending, null] : [custom[1] ?? '', custom[2] ?? ''];
  const verbSteps = verb === null ? [] : [{ param: false, name: verb }];
  const placeholder = /^\{\+?([^{}]+)\}$/.exec(base) ?? (/^:\w+$/.test(base) ? [base, base.slice(1)] : null);
  if (placeholder !== null) return [{ param: true, name: placeholder[1] ?? 'id' }, ...verbSteps];
  // "{id}-{code}" or "prefix{id}": a parameter all the same.
  if (base.includes('{'))
    return [{ param: true, name: /\{([^{}]+)\}/.exec(base)?.[1] ?? 'id' }, ...verbSteps];
  return [{ param: false, name: base }, ...verbSteps];
}

/** A key under which paths of the same place agree, whatever their parameters are called. */
export function keyOf(steps: readonly Step[]): string {
  return steps.map((step) => (step.param ? '{}' : step.name)).join('/');
}

const single: Readonly<Record<string, Verb>> = {
  list: 'list',
  all: 'list',
  index: 'list',
  getall: 'list',
  listall: 'list',
  get: 'get',
  show: 'get',
  read: 'get',
  retrieve: 'get',
  fetch: 'get',
  info: 'get',
  view: 'get',
  lookup: 'search',
  detail: 'get',
  byid: 'get',
  getbyid: 'get',
  create: 'create',
  add: 'create',
  new: 'create',
  insert: 'create',
  createnew: 'create',
  update: 'update',
  edit: 'update',
  modify: 'update',
  patch: 'update',
  replace: 'replace',
  delete: 'delete',
  remove: 'delete',
  destroy: 'delete',
  upsert: 'upsert',
  createorupdate: 'upsert',
  createorreplace: 'upsert',
  addorupdate: 'upsert',
  search: 'search',
  find: 'search',
  query: 'search',
  filter: 'search',
  dosearch: 'search',
  batch: 'batch',
  bulk: 'batch',
  batches: 'batch',
  composite: 'batch',
  count: 'other',
  merge: 'other',
  export: 'other',
  import: 'other',
  validate: 'other',
  archive: 'other',
  restore: 'other',
  preview: 'other',
  autocomplete: 'other',
  cancel: 'other',
  close: 'other',
  send: 'other',
  me: 'other',
  sample: 'other',
  cursor: 'list',
  reorder: 'other',
};

const many =
  /^(?:(?:batch|bulk|mass|multi)_?(create|get|read|update|delete|remove|upsert|insert|add)|(create|show|update|destroy|delete|upsert|create_or_update|get|insert|add)_(?:many|batch|bulk|multiple))$/;
const batchVerbs: Readonly<Record<string, Verb>> = {
  create: 'batch create',
  insert: 'batch create',
  add: 'batch create',
  get: 'batch read',
  read: 'batch read',
  show: 'batch read',
  update: 'batch update',
  delete: 'batch delete',
  remove: 'batch delete',
  destroy: 'batch delete',
  upsert: 'batch upsert',
  create_or_update: 'batch upsert',
};

/** The verb that a word is, or null when it is no verb by itself: "search", "create_many", "batchGet". */
export function verbOf(word: string): Verb | null {
  const key = bare(word);
  if (Object.hasOwn(single, key)) return single[key] ?? null;
  const batch = many.exec(snake(word));
  return batch === null ? null : (batchVerbs[batch[1] ?? batch[2] ?? ''] ?? null);
}

const leading =
  /^(list|get|fetch|retrieve|read|create|add|insert|update|edit|modify|replace|delete|remove|destroy|upsert|search|find|query)_(?:all_)?(.+)$/;

const doing =
  /^(import|cancel|using|with|remove|assign|apply|send|mark|close|pause|resume|move|copy|void|collect|regenerate|download|calculate|sync|reset|verify|activate|deactivate|enable|disable|approve|reject|add|create|update)_./;

/** Whether a word of several words begins with what is done: "cancel_for_items", "markAsPaid". */
export function isDoing(word: string): boolean {
  return doing.test(snake(word));
}

/** Verb and noun of one word. A plural after "get" asks for a list; after a dot the verb is meant as it stands. */
export interface Spelled {
  readonly verb: Verb;
  readonly noun: string;
}

/** Verb and noun of one word: "users.list", "getCustomers", "create-order". Null when there is no verb in it, or nothing but a verb. */
export function verbAndNoun(word: string): Spelled | null {
  const dotted = /^(.+)\.([A-Za-z]+)$/.exec(word);
  if (dotted !== null) {
    const verb = dotted[2] === 'history' ? 'list' : (verbOf(dotted[2] ?? '') ?? 'other');
    return { verb, noun: (dotted[1] ?? '').split('.').pop() ?? '' };
  }
  const match = leading.exec(snake(word));
  if (match === null || /^(or|and|many|batch|bulk|by|for|from|to)(_|$)/.test(match[2] ?? '')) return null;
  const verb = verbOf(match[1] ?? '');
  const noun = match[2] ?? '';
  return verb === null ? null : { verb: verb === 'get' && isPlural(noun) ? 'list' : verb, noun };
}
