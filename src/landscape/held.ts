// What keeps a write from doing something forbidden: fields of the target that decide it, and calls there that would do it.
// Told by the names of fields, their values and the last word of a path, whatever the vendor. Nothing is judged here.
import { wordsOf } from '../catalog/name.ts';
import type { Field, Operation } from '../catalog/profile.ts';
import type { Deed } from './deeds.ts';
import type { FlowEnd, HeldValue } from './landscape.ts';

/** How a deed shows in a target: flags that do it (held at false), flags that prevent it (held at true), states that stop short of it. */
interface Signs {
  readonly does: RegExp;
  readonly prevents: RegExp;
  readonly state: RegExp;
  readonly short: RegExp;
  readonly call: RegExp;
}

const never = /^$/;
const signs: Readonly<Partial<Record<Deed, Signs>>> = {
  send: {
    does: /^(?:auto |automatically )?(?:send|sent|submit|issue|finali[sz]e|approved? for sending|auto advance|sent to contact|send copy|email)(?: .*)?$|^auto advance$/,
    prevents: /^(?:is )?draft$|^(?:do not|suppress|skip) .*$/,
    state: /^(?!.*print).*(?:status|state|stage)$/,
    short: /^(?:draft|not ?set|not ?sent|unsent|unissued|not ?issued)$/,
    call: /^(?:send|email|mail|issue|finali[sz]e|submit|approve|release|post)$/,
  },
  charge: {
    does: /^(?:auto |automatically )?(?:charge|capture|collect|confirm|auto advance|auto ?pay)(?: .*)?$/,
    prevents: never,
    state: /(?:capture method|confirmation method|collection method)$/,
    short: /^(?:manual|send invoice)$/,
    call: /^(?:charge|capture|collect|confirm|pay|refund|payout)$/,
  },
  notify: {
    does: /(?:^|.* )(?:notif(?:y|ied|ication|ications)|send (?:welcome )?(?:e ?mail|receipt|sms|invite|invitation|confirmation|copy|message)s?)(?: .*)?$|^sent to contact$/,
    prevents:
      /(?:^|.* )(?:suppress|silent|mute|disable|skip|no)(?: .*)?(?: |^)(?:notif|mail|e ?mail|sms|message|alert).*$|^(?:silent|muted?)$/,
    state: /(?:e ?mail|mail|notification|sms) (?:status|state|method)$/,
    short: /^(?:not ?set|none|never|off|disabled|do ?not ?send|manual)$/,
    call: /^(?:send|email|mail|notify|invite|message|remind)$/,
  },
  publish: {
    does: /^(?:auto )?(?:publish|published|public|is public|visible|online|visible to customer)$/,
    prevents: /^(?:is )?(?:draft|hidden|private|unlisted)$/,
    state: /(?:status|state|visibility)$/,
    short: /^(?:draft|hidden|private|unlisted|unpublished)$/,
    call: /^(?:publish|release|activate)$/,
  },
};

/** Values that every new record of the end gets so that writing it does not do the deed. */
export function heldValues(end: FlowEnd, deed: Deed): readonly HeldValue[] {
  const wanted = signs[deed];
  if (wanted === undefined) return [];
  return end.fields.flatMap((field) => {
    const value = mayBeSet(field) ? heldAt(field, wanted) : null;
    return value === null ? [] : [{ field: field.path, value }];
  });
}

/** The record's own writable fields; a switch within a list or deep inside belongs to something else. */
function mayBeSet(field: Field): boolean {
  return !field.readOnly && !field.path.includes('[]') && field.path.split('.').length <= 2;
}

/** The value as JSON text, or null where the field does not decide the deed. */
function heldAt(field: Field, wanted: Signs): string | null {
  const name = wordsOf(field.path.split('.').at(-1) ?? field.path).join(' ');
  if (field.type === 'boolean')
    return wanted.prevents.test(name) ? 'true' : wanted.does.test(name) ? 'false' : null;
  if (field.enum === null || !wanted.state.test(name)) return null;
  const short = field.enum.find((value) => wanted.short.test(wordsOf(value).join(' ')));
  return short === undefined ? null : JSON.stringify(short);
}

/** Whether a call does the deed: the last word of its path says so, and it is no plain call on the record itself. */
export function doesDeed(operation: Operation, deed: Deed): boolean {
  if (deed === 'delete') return operation.kind === 'delete' || operation.batchOf === 'delete';
  const wanted = signs[deed];
  if (wanted === undefined) return false;
  const parts = operation.path.split('?')[0]?.split('/') ?? [];
  const last = parts.at(-1) ?? '';
  if (last.startsWith('{') || parts.length < 2) return graphqlVerb(operation, wanted);
  const verb = wordsOf(last).at(-1) ?? '';
  return wanted.call.test(verb) && (parts.at(-2)?.startsWith('{') === true || operation.kind === 'other');
}

/** "invoiceSend", "fulfillmentCreateV2": a call named by what it acts on and a verb. */
function graphqlVerb(operation: Operation, wanted: Signs): boolean {
  return !operation.path.includes('/') && wanted.call.test(wordsOf(operation.path).at(-1) ?? '');
}
