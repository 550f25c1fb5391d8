// Findings as SARIF 2.1.0, the form that code scanning reads: each with its rule, its stable id and its line in the plan's file.
import type { Finding, Severity } from '../finding/finding.ts';
import { messages } from '../finding/messages.ts';
import { rules } from './check.ts';
import type { Place } from './place.ts';

/** `file` is the plan as the reader named it, `version` that of the product, `help` the address of the page on a code. */
export interface SarifParts {
  readonly file: string;
  readonly version: string;
  readonly help: (code: string) => string;
  readonly place: (at: string) => Place;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A whole SARIF log with one run; every code of the catalogue that is used, or that is a rule of `check`, is described in it. */
export function sarifOf(findings: readonly Finding[], parts: SarifParts): Readonly<Record<string, unknown>> {
  const used = new Set([...rules.map((rule) => rule.code), ...findings.map((one) => one.rule)]);
  const codes = Object.keys(messages).filter((code) => used.has(code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'spanwright',
            semanticVersion: parts.version,
            rules: codes.map((code) => described(code, parts.help)),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri: uriOf(parts.file) }, mimeType: 'application/json' }],
        results: findings.map((one) => resultOf(one, codes.indexOf(one.rule), parts)),
      },
    ],
  };
}

function described(code: string, help: SarifParts['help']): Readonly<Record<string, unknown>> {
  const message = messages[code];
  if (message === undefined) throw new Error(`no message with the code ${code}`);
  const name = rules.find((rule) => rule.code === code)?.name;
  return {
    id: code,
    ...(name === undefined ? {} : { name: pascal(name) }),
    shortDescription: { text: `${message.title}.` },
    fullDescription: { text: message.why },
    help: {
      text: `${message.why} ${message.fix}`,
      markdown: `**Why it matters.** ${message.why}\n\n**What to do.** ${message.fix}`,
    },
    helpUri: help(code),
    defaultConfiguration: { level: levels[message.severity] },
  };
}

/** Rule names in SARIF are written without dashes. */
function pascal(name: string): string {
  return name
    .split('-')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function resultOf(
  one: Finding,
  ruleIndex: number,
  { file, place }: SarifParts,
): Readonly<Record<string, unknown>> {
  const { pointer, line } = place(one.at);
  return {
    ruleId: one.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[one.severity],
    message: { text: one.fix === '' ? one.message : `${one.message} ${one.fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file), index: 0 }, region: { startLine: line } },
        logicalLocations: [{ name: one.at, fullyQualifiedName: pointer === '' ? '/' : pointer }],
      },
    ],
    partialFingerprints: { 'ruleAndId/v1': `${one.rule}:${one.at}` },
    ...(one.source === null ? {} : { properties: { source: one.source } }),
  };
}

/** A path as a URI reference: separators stay, what a URI may not hold is escaped. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
