// What each kind of incident is, in words, for pages and reports.
import type { IncidentKind } from './incidents.ts';

export const incidentWords: Readonly<Record<IncidentKind, string>> = {
  'change-lost': 'a change that never arrived and that no dead letter holds',
  'record-never-brought': 'a record that should be in the target and is not, though no dead letter holds it',
  'record-doubled': 'a record created for a source record that has a living partner already',
  'record-differs': 'a pair that differs in a mapped field at the end',
  'written-after-rest': 'a write in the quiet stretch after everything has come to rest',
  'limit-overrun': 'a call that a documented limit refused although nobody else of the account used it up',
  'throttle-overrun': 'a limit of which one window took more calls than the design allows itself',
  'letter-unexplained': 'a dead letter that does not say why it is there',
  'letter-unsent': 'a dead letter that was neither sent again nor settled in time',
  'older-over-newer': 'a write that replaced a later state by an earlier one',
  'deleted-against-policy':
    'a record deleted or marked as ended although policy or source did not ask for it',
  'ending-not-carried':
    'a record whose source has ended and that is not marked or deleted as the policy wants it',
  'made-anew': 'a record that people deleted and the integration created again',
  'outside-mapping': 'a write that changed a field which the mapping does not name',
  'load-gap': 'a record that was changed while the first load ran, and is missing or different at the end',
  'load-unfinished': 'a first load that did not end',
};
