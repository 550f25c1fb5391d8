// Findings as workflow commands of GitHub Actions, which show them at their line of the plan's file.
import type { Finding, Severity } from '../finding/finding.ts';
import { messages } from '../finding/messages.ts';
import type { Place } from './place.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command a line; `file` is the plan as the reader named it. */
export function githubText(findings: readonly Finding[], file: string, place: (at: string) => Place): string {
  return findings
    .map((one) => {
      const title = `${one.rule} ${messages[one.rule]?.title ?? ''}`.trim();
      const properties = { file, line: String(place(one.at).line), title: `${title} (${one.at})` };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
      const text = one.fix === '' ? one.message : `${one.message}\n${one.fix}`;
      return `::${commands[one.severity]} ${written.join(',')}::${data(text)}\n`;
    })
    .join('');
}

/** What ends a line would end the command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property, what separates properties would end it too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
