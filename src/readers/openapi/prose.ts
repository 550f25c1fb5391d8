// What sentences and code samples say of authentication: known terms are looked for and nothing else in them is acted upon.
// A term that is denied ("OAuth is not supported") does not count. Says kinds and names only; no credential is read out.

/** One way that words speak of. `name` and `in` are known for a key whose header or parameter is named. */
export interface Spoken {
  readonly type: 'oauth2' | 'apiKey' | 'basic' | 'bearer' | 'none';
  readonly in: 'header' | 'query' | null;
  readonly name: string | null;
  readonly note: string | null;
}

/** OAuth 2 in words that are about getting or sending a token; OAuth 1 and product names are left out. */
export const oauthWords: RegExp =
  /\boauth[ -]?2(?:\.\d)?\b|\boauth\b(?![ -]?v?1)[^.\n]{0,60}?\b(?:tokens?|apps?|applications?|flow|authori[sz]\w*|authenticat\w*|scopes?|client)\b|\baccess[ _]tokens?\b[^.\n]{0,60}?\b(?:from|by|in|through|using|with) the token (?:api|endpoint|call|service)\b/gi;

const basicWords =
  /\bbasic (?:http |access )?auth(?:entication|orization)?\b|\bhttp basic\b|\bauthorization\\?["'`]*\s*[:=,]\s*\\?["'`]*basic\b|\bcurl\b[^\n]{0,160}? (?:-u|--user)[ =]/gi;
const bearerWords =
  /\bbearer\b|\b(?:jwt|json web token)s?\b[^.\n]{0,60}?\b(?:header|authenticat\w*|authori[sz]\w*)/gi;
const openWords =
  /(?<!\b(?:some|certain|these|those|public|following)\b[^.\n]{0,60})(?:\bno|\bwithout(?: any)?|(?:not|n't) (?:need|require)s?(?: any)?|\bno needed)\s+(?:api[- ]?keys?|authentication|authori[sz]ation|credentials)\b/i;
const anyKeyWords =
  /\b(?:require|include|includes|pass|send|sending|authenticate|authenticated|authorized|obtain|provide|use|using|with|your|valid|invalid|missing|an|personal)\b[^.\n]{0,30}\bapi[- _]?(?:access )?(?:keys?|tokens?)\b/gi;
const anyTokenWords =
  /\b(?:generate|obtain|get|request|use|using|pass|include|send|with|require)s?\b[^.\n]{0,30}\baccess[- _]tokens?\b/gi;
const headerWords = /\bauthorization\\?["'`*]* (?:http |request )?header\b/gi;
const signedWords =
  /\bhmac\b(?![^.\n]{0,80}\bwebhooks?\b)(?![- ]hex)|\bsigned requests?\b|\bsign (?:each|every|the|your) requests?\b/gi;
// Every repetition has an end: these run over texts that anybody may have written.
const dashed = /(?<![\w-])(x-(?:[a-z0-9]{1,30}-){0,6}(?:key|token|secret))\b/gi;
const namedHeader =
  /\b(header|parameter|param|query string|key)s?\b[^.\n"'`]{0,24}["'`“*]{1,2}([A-Za-z][\w.-]{1,40})["'`”*]/gi;
/** "the `api_key` parameter", "<code>X-Key</code> header". */
const keyBefore =
  /["'`“>]([A-Za-z][\w.-]{0,40}(?:key|token))["'`”<](?:\/code>)?["'`*]* (?:http |request )?(header|(?:query |url |get )?parameter|query string)\b/gi;
const sentHeader = /(?:-H|--header)\s*\\?["']([\w.-]{2,40})\s*:/gi;
const sentQuery = /[?&]((?:api|access|auth|app)[-_]?(?:key|token|id)|key|token)=/gi;
const notKeys = /csrf|xsrf|idempoten|correlation|continuation|request-?(?:id|token)|next|page|device/i;
const keyLike = /(?:key|token|secret|app_?id)$/i;

const denial =
  /\b(?:no|not|without|never|nor|instead of|rather than|no longer|unlike|deprecated|\w+n't)\b[^.\n]{0,30}$/i;
const denialAfter = /^[^.\n]{0,20}\b(?:is|are|was|were)\s+(?:not|no longer|deprecated|unsupported)\b/i;
const longest = 200_000;

/** Whether a term stands in the text at least once without being denied. The pattern needs the flag "g". */
export function affirmed(text: string, pattern: RegExp): boolean {
  return matches(text, pattern).length > 0;
}

function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const read = text.length > longest ? text.slice(0, longest) : text;
  return [...read.matchAll(pattern)].slice(0, 200).filter((found) => {
    const before = read.slice(Math.max(0, found.index - 60), found.index);
    const end = found.index + found[0].length;
    return !denial.test(before) && !denialAfter.test(read.slice(end, end + 60));
  });
}

/** Every way that the text speaks of: named terms first; vaguer ones only where nothing else is said. */
export function spokenOf(text: string): readonly Spoken[] {
  const found: Spoken[] = [];
  if (affirmed(text, basicWords)) found.push(spoken('basic'));
  if (affirmed(text, oauthWords)) found.push(spoken('oauth2'));
  if (affirmed(text, bearerWords)) found.push(spoken('bearer', 'header', 'Authorization'));
  const key = keyIn(text);
  if (key !== null) found.push(key);
  if (found.length > 0) return found;
  const query = matches(text, sentQuery)[0]?.[1];
  if (query !== undefined) return [spoken('apiKey', 'query', query)];
  if (affirmed(text, signedWords)) return [{ ...spoken('apiKey'), note: 'each request is signed' }];
  if (affirmed(text, anyKeyWords)) return [spoken('apiKey')];
  if (affirmed(text, anyTokenWords)) return [spoken('bearer')];
  if (affirmed(text, headerWords)) return [spoken('apiKey', 'header', 'Authorization')];
  return openWords.test(text.slice(0, longest)) ? [spoken('none')] : [];
}

function spoken(type: Spoken['type'], place: Spoken['in'] = null, name: string | null = null): Spoken {
  return { type, in: place, name, note: null };
}

/** The header or parameter that a key is sent in, as the text names it or a sample shows it. */
function keyIn(text: string): Spoken | null {
  const header = [
    ...matches(text, dashed).map((found) => found[1] ?? ''),
    ...matches(text, sentHeader).map((found) => found[1] ?? ''),
  ].find((name) => keyLike.test(name) && !notKeys.test(name));
  if (header !== undefined) return spoken('apiKey', 'header', header);
  const before = matches(text, keyBefore).find((found) => !notKeys.test(found[1] ?? ''));
  if (before !== undefined)
    return spoken('apiKey', /header/i.test(before[2] ?? '') ? 'header' : 'query', before[1] ?? '');
  for (const found of matches(text, namedHeader)) {
    const [all, word = '', name = ''] = found;
    if (!keyLike.test(name) || notKeys.test(name)) continue;
    const around = text.slice(found.index, found.index + all.length + 40);
    const place = /header/i.test(around) ? 'header' : /query|param/i.test(word + around) ? 'query' : null;
    if (place !== null) return spoken('apiKey', place, name);
  }
  return null;
}
