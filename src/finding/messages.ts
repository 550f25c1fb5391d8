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
  SPW001: {
    title: 'A call names an endpoint that the contract does not have',
    severity: 'error',
    message: '{call} is no operation of {resource} in the contract of {system}.{nearest}',
    why: 'The call would fail on the first day, and limits, scopes and pages said beside it are those of something else.',
    fix: 'Take an operation that the contract has, or plan again from the current API document.',
  },
  SPW002: {
    title: 'A call lacks a scope',
    severity: 'error',
    message: '{call} of {system} {problem}; accepted is {accepted}.',
    why: 'The vendor refuses the call, or the app asks for more than people agreed to.',
    fix: 'Give the call one of the accepted scopes and list it in the connection.',
  },
  SPW003: {
    title: 'A required field is not mapped',
    severity: 'error',
    message: '{flow} creates {resource} in {system} without {field}, which is required.',
    why: 'Every create is refused, and all records end in the dead letters.',
    fix: 'Map a source field to it, give it a default, or ask which value it gets.',
  },
  SPW004: {
    title: 'A limit is exceeded',
    severity: 'error',
    message: '{what}: {calls} calls in the busiest {window} at {system}, where {limit} are allowed.',
    why: 'Calls are refused at the peak, the backlog grows and freshness is missed.',
    fix: 'Poll less often, read only changes, write in batches, or ask the vendor for a higher limit.',
  },
  SPW005: {
    title: 'A two-way flow lacks a policy',
    severity: 'error',
    message: '{flow} goes both ways and has no {policy} policy.',
    why: 'Without a conflict policy the last write wins by chance; without an echo policy the systems answer each other for ever.',
    fix: 'Say per group of fields who wins, and how own writes are recognised; or make the flow one-way.',
  },
  SPW006: {
    title: 'A repeated write doubles records',
    severity: 'error',
    message: '{flow}: {problem}.',
    why: 'Every time-out after a commit, crash or second run then leaves a second record.',
    fix: 'Use a key that the vendor honours, a unique field, or a look-up before the write; else state the risk.',
  },
  SPW007: {
    title: 'Something in use ends before go-live',
    severity: 'error',
    message: '{what}: {title} on {on}, {goLive}.',
    why: 'The integration would call what is gone.',
    fix: 'Use {replacement}.',
  },
  SPW008: {
    title: 'A capability is used that is not open',
    severity: 'error',
    message: '{flow} uses what {system} does not open to this customer: {title}.',
    why: 'The calls are refused, whatever is built on them.',
    fix: 'Take one of the alternatives, or get the approval first and record it in the brief.',
  },
  SPW009: {
    title: 'A policy has no test',
    severity: 'error',
    message: '{policy} ({title}) is proved by no test of a gate.',
    why: 'A safeguard that nobody tries out is found missing in production.',
    fix: 'Add a test that fails without the policy, and put it before the dev or the staging gate.',
  },
  SPW010: {
    title: 'Work and requirements do not meet',
    severity: 'error',
    message: '{problem}.',
    why: 'Work that serves nothing is waste; a requirement without work is not met.',
    fix: 'Link the task to what it serves, or remove it.',
  },
  SPW011: {
    title: 'An id does not resolve',
    severity: 'error',
    message: '{problem}.{nearest}',
    why: 'Documents, board and exports find things by these ids.',
    fix: 'Correct the id, or plan again.',
  },
  SPW012: {
    title: 'A mapping row does not hold',
    severity: 'error',
    message: '{row}: {problem}.',
    why: 'The row fails at run time, or writes where nothing is kept.',
    fix: 'Correct the field or the expression, or remove the row.',
  },
  SPW013: {
    title: 'The plan was changed after it was made',
    severity: 'warning',
    message: 'The content has the hash {actual}; the plan says {written}.',
    why: 'Approvals are given to a hash; this content was approved by nobody.',
    fix: 'Plan again, or have the changed plan approved under its own hash.',
  },
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
    message: '{flows}: {title} ({phase} from {on}, which is no later than go-live on {goLive}).',
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
    message: '{flows}: {title} ({phase} from {on}{when}).',
    why: 'The integration has to be changed again within its first year, or it stops.',
    fix: '{remedy}',
  },
  SPW110: {
    title: 'Part of a system ends',
    severity: 'info',
    message: '{system}: {title} ({phase} from {on}{when}). No chosen endpoint lies under it.',
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
  SPW115: {
    title: 'A poll would find new records only',
    severity: 'warning',
    message: '{flow}: {call} filters {object} by {field} alone, the time of creation.',
    why: 'Changes to older records are never seen by such a poll, and the two sides drift apart.',
    fix: 'Let events tell of changes, read all records now and then and compare, or agree that only new ones count ("writes: create-only").',
  },
  SPW201: {
    title: 'A required field has no source',
    severity: 'error',
    message: '{to} requires "{field}", and nothing in {from} fits it.{candidates}',
    why: 'Every create is refused until the field has a value.',
    fix: 'Name the source field, or agree on a fixed value for "{field}".',
  },
  SPW202: {
    title: 'Two objects have no field in common',
    severity: 'warning',
    message: 'No field of {from} fits a field of {to} well enough to be mapped.',
    why: 'Either they are not about the same thing, or their fields are not known yet.',
    fix: 'Check the objects of the flow, or map the fields by hand from the candidates.',
  },
  SPW203: {
    title: 'Values without a counterpart',
    severity: 'warning',
    message: '"{from}" → "{to}": {values} has no counterpart.',
    why: 'A record with such a value arrives without the field, or is refused where it is required.',
    fix: 'Complete the value map with the people who own both lists.',
  },
  SPW204: {
    title: 'A reference needs the cross-reference store',
    severity: 'info',
    message: '"{from}" → "{to}" carries the id of another record ({entity}); it is looked up, not copied.',
    why: 'An id of one system means nothing in the other; the referenced record has to exist there first.',
    fix: 'Bring over {entity} records before, or leave the field empty and fill it when they arrive.',
  },
  SPW205: {
    title: 'The unit of an amount is assumed',
    severity: 'warning',
    message: '"{from}" → "{to}": {doubt}.',
    why: 'A wrong unit is off by a factor of a hundred and looks right in a test with small numbers.',
    fix: 'Confirm the unit with one real record of each system.',
  },
  SPW206: {
    title: 'A transform needs a table',
    severity: 'info',
    message: '"{from}" → "{to}" looks values up in {table}.',
    why: 'Values that the table does not hold arrive empty.',
    fix: 'Provide {table}, and list the unknown values every day.',
  },
};
