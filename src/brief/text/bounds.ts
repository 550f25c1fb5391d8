// The constraints in a description: go-live, budget, team, hosting, compliance, tools wanted or not, what must never happen.
// Each keeps the words it was read from. What is named without being wished for is no constraint.
import type { Constraints } from '../brief.ts';
import { countedDayIn, dayIn } from './dates.ts';
import { numberIn, numberPattern } from './numbers.ts';
import { residencyIn } from './residency.ts';
import { inside, quoteOf, type Scene } from './scene.ts';

/** A constraint's assumption or question as found on the way. */
export interface Bounds {
  readonly constraints: Constraints;
  readonly assumptions: readonly { readonly text: string; readonly from: string }[];
  readonly unknowns: readonly { readonly question: string; readonly why: string; readonly about: string }[];
}

const skills: readonly string[] = [
  'typescript',
  'javascript',
  'python',
  'java',
  'c#',
  '.net',
  'php',
  'golang',
  'ruby',
  'node.js',
  'kotlin',
  'scala',
  'rust',
  'sql',
  'elixir',
];
const tools: readonly string[] = [
  'n8n',
  'zapier',
  'workato',
  'mulesoft',
  'boomi',
  'celigo',
  'tray.io',
  'power automate',
  'logic apps',
  'airbyte',
  'fivetran',
  'hevo',
  'temporal',
  'kafka',
  'rabbitmq',
  'pipedream',
  'node-red',
  'apache camel',
  'talend',
  'informatica',
  'snaplogic',
  'jitterbit',
  'integromat',
  'stitch',
  'azure functions',
  'lambda',
  'airflow',
  'dbt',
  'nifi',
  'windmill',
  'prefect',
  'dagster',
];
const rules: readonly (readonly [RegExp, string])[] = [
  [/\b(gdpr|dsgvo|data protection regulation)\b/i, 'gdpr'],
  [/\bhipaa\b/i, 'hipaa'],
  [/\bpci([- ]dss)?\b/i, 'pci-dss'],
  [/\bsoc[- ]?2\b/i, 'soc2'],
  [/\biso[- ]?27001\b/i, 'iso27001'],
  [/\bsox\b|sarbanes/i, 'sox'],
  [/\bccpa\b/i, 'ccpa'],
  [/\bgobd\b/i, 'gobd'],
  [/\bnis[- ]?2\b/i, 'nis2'],
  [/\bdora\b/, 'dora'],
  [/\bgxp\b|21 cfr part 11/i, 'gxp'],
  [/\bferpa\b/i, 'ferpa'],
  [/\bfedramp\b/i, 'fedramp'],
  [/\blgpd\b/i, 'lgpd'],
];
const hosts: readonly (readonly [RegExp, string])[] = [
  [/\b(aws|amazon web services)\b/i, 'aws'],
  [/\bazure\b(?! (ad|devops|active|synapse|boards|blob|functions))/i, 'azure'],
  [/\b(gcp|google cloud)\b(?! storage)/i, 'gcp'],
  [/\bhetzner\b/i, 'hetzner'],
  [/\bdigital ?ocean\b/i, 'digitalocean'],
  [/\bheroku\b/i, 'heroku'],
  [/\b(our|the) (own )?(kubernetes )?cluster\b|\bkubernetes\b/i, 'kubernetes'],
  [
    /\b(on[- ]?prem(?:ises?)?|our own (servers?|data ?cent(er|re))|in our (basement|data ?cent(er|re)|server room))\b/i,
    'on-premises',
  ],
];

/** Reads every constraint of a description. */
export function boundsOf(scene: Scene): Bounds {
  const text = scene.text.replace(/\s+/g, ' ');
  const live = goLiveIn(text);
  const wished = toolsIn(scene);
  const constraints: Constraints = {
    goLive: live.day,
    monthlyBudget: budgetIn(text),
    team: teamIn(text),
    hosting: hostIn(scene),
    compliance: [
      ...rules.filter(([pattern]) => pattern.test(text)).map(([, name]) => name),
      ...residencyIn(text),
    ],
    prefer: wished.prefer,
    avoid: wished.avoid,
    never: neverIn(scene, wished.avoid),
  };
  return { constraints, assumptions: live.assumptions, unknowns: live.unknowns };
}

const liveWords =
  /\b(live|go[- ]?live|launch|deadline|ready|done|finished|working|running|cut ?over|in place|switch(ed)?|by|before|until|contract (ends|runs out|expires)|ends on|expires|needed)\b/i;

/** Words that speak of the integration itself: "orders are done within two weeks" gives no day of going live. */
const liveOnly = /\b(go(es|ing)?[- ]?live|be live|launch\w*|deadline|cut ?over|up and running|roll ?out)\b/i;

function goLiveIn(text: string): Pick<Bounds, 'assumptions' | 'unknowns'> & { readonly day: string | null } {
  let open: string | null = null;
  for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
    const found = dayIn(sentence) ?? (liveOnly.test(sentence) ? countedDayIn(sentence) : null);
    if (found === null || !liveWords.test(sentence)) continue;
    if (found.day === null) {
      open ??= found.said;
      continue;
    }
    const assumed = { text: `Go-live is taken as ${found.day}.`, from: found.said };
    return { day: found.day, assumptions: found.assumed ? [assumed] : [], unknowns: [] };
  }
  if (open === null) return { day: null, assumptions: [], unknowns: [] };
  const question = `Which day is meant by "${open}"?`;
  const why = 'Vendors end API versions on fixed days; which of them may still be used depends on the date.';
  return { day: null, assumptions: [], unknowns: [{ question, why, about: '/constraints/goLive' }] };
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b|\beuros?\b/i, 'EUR'],
  [/£|\bgbp\b|\bpounds?\b/i, 'GBP'],
  [/\bchf\b|\bfrancs?\b/i, 'CHF'],
  [/\$|\busd\b|\bdollars?\b|\bbucks\b/i, 'USD'],
];

/** A budget a month, read from a sentence that speaks of money; a yearly one is divided. */
export function budgetIn(text: string): Constraints['monthlyBudget'] {
  const sign = '[$€£]';
  const unit = '(?:usd|eur|gbp|chf|dollars?|euros?|pounds?|francs?|bucks|€|\\$|£)';
  const period = '(?: ?(?:/|a|per|each|every) ?(month|year)| ?(monthly|yearly|annually))';
  const pattern = new RegExp(`(?:${sign} ?(${numberPattern})|(${numberPattern}) ?${unit})${period}`, 'i');
  for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
    if (!/\b(budget|spend|cost|pay|afford|cheap|more than|running costs?|up to|max\w*)\b/i.test(sentence))
      continue;
    const found = pattern.exec(sentence.toLowerCase());
    const amount = numberIn(found?.[1] ?? found?.[2] ?? '');
    if (found === null || amount === null) continue;
    const yearly = found[3] === 'year' || found[4] === 'yearly' || found[4] === 'annually';
    const currency = currencies.find(([one]) => one.test(found[0]))?.[1] ?? 'USD';
    return { amount: yearly ? Math.round((amount / 12) * 100) / 100 : amount, currency };
  }
  return null;
}

function teamIn(text: string): Constraints['team'] {
  const found = new RegExp(
    `\\b(${numberPattern}|no)(?: \\w+){0,2}? (?:developers?|engineers?|devs?|programmers?)\\b(?:[^.;]|\\.(?=\\w))*`,
  ).exec(text.toLowerCase());
  if (found === null) return null;
  const [around] = found;
  const known = skills.filter((skill) =>
    new RegExp(`(^|[^a-z])${skill.replace(/[.+#]/g, '\\$&')}([^a-z+#]|$)`).test(around),
  );
  // As a plain word it is a verb, so only the capital tells the language.
  if (/\bGo\b(?![- ][Ll]ive)/.test(text.slice(found.index, found.index + around.length))) known.push('go');
  const developers = found[1] === 'no' ? null : numberIn(found[1] ?? '');
  return developers === null && known.length === 0
    ? null
    : { developers: developers === null || developers < 1 ? null : Math.round(developers), skills: known };
}

function hostIn(scene: Scene): string | null {
  for (const clause of scene.clauses) {
    const said = quoteOf(scene, clause);
    // A clause of a few words is a note such as "AWS eu-central-1." or "On-premises only.", and speaks of the whole.
    const note = clause.to - clause.at <= 4;
    const told =
      /\b(host\w*|run\w*|deploy\w*|cloud|servers?|in our|on our|on aws|on azure|everything on)\b/i.test(said);
    if (clause.negated || (!told && !note)) continue;
    if (scene.places.some((place) => inside(clause, place)) && !/\bhost\w*|deploy\w*\b/i.test(said)) continue;
    const host = hosts.find(([pattern]) => pattern.test(said));
    if (host !== undefined) return host[1];
  }
  return null;
}

/** A tool whose name is a plain word: a capital inside a sentence, where a tool is spoken of. */
const makeAsTool =
  /\b(?:[Uu]s(?:e|es|ed|ing)|[Aa]void(?:ing)?|[Pp]refer(?:s|red|ably)?|[Ll]ike|via|with|on|in|to|or|and|than|not|no|n8n|[A-Z]\w+,) Make(?:\.com)?\b(?! sure)|\bmake\.com\b/;
const avoiding =
  /\b(avoid\w*|hate|instead of|away from|rid of|other than|burned by|anything but|rather not|not a fan|tired of|fed up|without|except)\b/;

/** Tools that a statement speaks of; one that is denied or spoken against is to be avoided, in the whole list that follows it. */
function toolsIn(scene: Scene): { readonly prefer: readonly string[]; readonly avoid: readonly string[] } {
  const prefer = new Set<string>();
  const avoid = new Set<string>();
  for (const clause of scene.clauses) {
    const quote = quoteOf(scene, clause);
    const named = namedTools(quote);
    const unwanted = clause.negated || avoiding.test(quote.toLowerCase());
    for (const tool of named) (unwanted ? avoid : prefer).add(tool);
  }
  for (const tool of avoid) prefer.delete(tool);
  return { prefer: [...prefer], avoid: [...avoid] };
}

function namedTools(said: string): readonly string[] {
  const low = said.toLowerCase();
  const named = tools.filter((tool) =>
    new RegExp(`(^|[^a-z0-9])${tool.replace(/[.]/g, '\\$&')}([^a-z0-9]|$)`).test(low),
  );
  return makeAsTool.test(said) ? [...named, 'make'] : named;
}

const orders =
  /\b(never|must ?n[o']t|must not|mustn't|shouldn't|should not|may not|(?:cannot|can't) (?:be|send|share|store|export|copy|pass|give|let|lose|leave|delete|overwrite)|don't (want|send|delete|touch|overwrite|change|create|let|ever|sync|put|write|push|import|copy|email|notify|charge|hard)|do not|please don't|nobody( \w+){0,2} (may|should|must|can|gets?)|no( one| \w+){0,3} (may|should|must|can|gets?|leaves?)|nothing( \w+){0,2} (may|should|must|can|gets?|goes|leaves)|not allowed|without (anyone|anybody|sending|losing|deleting|overwriting)|not to (send|delete|overwrite)|wants? to open)\b/i;

/** What must never happen: denials that order something, in the writer's words. Tools and money have places of their own. */
function neverIn(scene: Scene, avoided: readonly string[]): readonly string[] {
  const found = scene.clauses
    .filter((clause) => clause.negated && !['because', 'purpose'].includes(clause.opener))
    .map((clause) => quoteOf(scene, clause))
    .filter((said) => orders.test(said) && !/^(if|when|whenever|where|unless|in case)\b/i.test(said))
    .filter((said) => !/\bif (it|they|one|there)\b.*\b(isn't|not)\b/i.test(said))
    .filter((said) => !toolOrder.test(said) || !namedTools(said).some((tool) => avoided.includes(tool)))
    .filter((said) => budgetIn(`${said} a month`) === null || !/\b(spend|cost|pay|budget)\b/i.test(said));
  return [...new Set(found)];
}

const toolOrder = /\b(use|using|buy|touch|introduce|run|want)\b/i;
