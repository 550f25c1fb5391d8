// Every message by its code: what happened, why it matters, what to do. The pages of the findings are made from these same texts.
// Words in {braces} are filled by compose.ts. Codes: SPW0xx rules of `check`, SPW1xx `landscape`, SPW2xx `mapping`.
import type { Severity } from './finding.ts';

/** `message` and `fix` are templates; `why` is said once for all findings of the code. */
export interface Message {
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

export const messages: Readonly<Record<string, Message>> = {
  SPW101: {
    title: 'An object of the brief is not known',
    severity: 'error',
    message: '{flow}: {system} has no object "{object}".{candidates}',
    why: 'Without the object there is no endpoint and no field to plan with; the flow stays open.',
    fix: 'Name the object as {system} calls it, or give an API document that has it.',
  },
  SPW102: {
    title: 'A capability is not open to this customer',
    severity: 'warning',
    message: '{flow} needs "{object}" of {system}, which is not open: {title}. {reason}',
    why: 'Work that is built on it cannot be put into use.',
    fix: '{remedy}',
  },
  SPW103: {
    title: 'Something a flow needs ends before go-live',
    severity: 'error',
    message: '{flows}: {title} on {on}, on or before go-live ({goLive}).',
    why: 'The integration would call what is already gone on its first day.',
    fix: '{remedy}',
  },
  SPW104: {
    title: 'Writes that no design can avoid exceed a limit',
    severity: 'error',
    message:
      '{system}: at the peak {peak} calls fall into a window of {window}, but the limit allows {limit} ({flows}).',
    why: 'The backlog grows at every peak, and the wanted freshness is missed however it is built.',
    fix: 'Lower the volume with a filter, spread the peak, ask {system} for a higher limit, or write in batches.',
  },
  SPW105: {
    title: 'An edition is not known',
    severity: 'warning',
    message: '{system} has no edition "{edition}" in what is known of it (known: {known}).',
    why: 'Limits and gates depend on the edition; the strictest are taken until it is clear.',
    fix: 'Write one of the known editions{nearest}.',
  },
  SPW106: {
    title: 'The wished trigger is not possible',
    severity: 'warning',
    message: '{flow} asks for a start by {asked}, but {reason}. Possible: {possible}.',
    why: 'The flow has to start in another way, with other freshness and other cost.',
    fix: 'Agree to one of the possible triggers, or leave it to the design with "trigger: auto".',
  },
  SPW107: {
    title: 'No rate limit is known',
    severity: 'warning',
    message: 'No rate limit of {system} is known for the writes of {flows}.',
    why: 'Budgets and the time of the first load cannot be reckoned; a throttle has to be guessed at run time.',
    fix: 'Ask the owner of {system} for the limits and add them to the facts or the API document.',
  },
  SPW108: {
    title: 'The interval is longer than the wanted freshness',
    severity: 'warning',
    message: '{flow} runs every {every}, but a change has to arrive within {freshness}.',
    why: 'A change just after a run waits for a whole interval before it is even seen.',
    fix: 'Run at least every {freshness}, or allow {every} and the time of a run.',
  },
  SPW109: {
    title: 'Something a flow uses ends soon after go-live',
    severity: 'warning',
    message: '{flows}: {title} on {on}{when}.',
    why: 'The integration has to be changed again within its first year, or it stops.',
    fix: '{remedy}',
  },
  SPW110: {
    title: 'Part of a system ends',
    severity: 'info',
    message: '{system}: {title} on {on}{when}. No chosen endpoint lies under it.',
    why: 'Examples, libraries and settings found elsewhere may still use it.',
    fix: '{remedy}',
  },
  SPW111: {
    title: 'Nothing is known of a system',
    severity: 'warning',
    message: 'Nothing is known of the API of {system}; {flows} cannot be planned yet.',
    why: 'Endpoints, limits and fields are facts, and none are invented.',
    fix: 'Give "uses" with a catalog id or "api" with an API document for "{id}".',
  },
  SPW112: {
    title: 'The API has no way to do what a flow needs',
    severity: 'error',
    message: '{flow}: {system} offers no way to {action} "{object}".',
    why: 'The flow cannot be built through this API.',
    fix: 'Choose another object, or ask the owner of {system} whether another interface can {action} it.',
  },
  SPW113: {
    title: 'Whether a capability is open is not known',
    severity: 'warning',
    message: '{flow} needs "{object}" of {system}: {title}. {reason}',
    why: 'If it is not open, the flow needs another route.',
    fix: '{remedy}',
  },
  SPW114: {
    title: 'Only deprecated calls are offered',
    severity: 'warning',
    message: '{flow}: to {action} "{object}", {system} offers deprecated calls only ({calls}).',
    why: 'Deprecated calls may be taken away without an integration being asked.',
    fix: 'Ask {system} for the successor and its date.',
  },
};
