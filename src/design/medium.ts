// What kind of system stands at an end of a flow: an API that answers calls, a database that runs statements, or a file that is dropped.
// How each of them refuses, is limited and is taken up again, in words; the decisions ask here instead of knowing kinds themselves.
import { type Ground, type Side, sideWords } from './ground.ts';
import { type DesignRule, rules } from './rules.ts';

export type Medium = 'api' | 'database' | 'file';

export function mediumOf(side: Side): Medium {
  const kind = side.system.profile?.kind ?? null;
  return kind === 'database' || kind === 'file' ? kind : 'api';
}

/** The rate reckoned with where no limit is documented: calls of an API, statements on one connection, files. */
export function assumedRate(side: Side): DesignRule {
  return mediumOf(side) === 'database' ? rules.statementRate : rules.callRate;
}

/** Whether an API that answers with a status stands at either end. */
export function hasApi(ground: Ground): boolean {
  return [ground.source, ground.target].some((side) => mediumOf(side) === 'api');
}

/** How one class of failure shows itself: `api` in the words given for APIs, and in their own at the databases and files of a flow. */
export function shownAs(
  ground: Ground,
  api: string,
  own: { readonly database: string; readonly file: string },
): string {
  const names = (medium: Medium): readonly string[] => [
    ...new Set(
      [ground.source, ground.target]
        .filter((side) => mediumOf(side) === medium)
        .map((side) => side.system.name),
    ),
  ];
  const parts = [
    ...(hasApi(ground) ? [api] : []),
    ...(['database', 'file'] as const).flatMap((medium) =>
      names(medium).length === 0 ? [] : [`at ${names(medium).join(' and ')} ${own[medium]}`],
    ),
  ];
  return parts.join('; ');
}

/** What holds back the calls at a side that states no limit. */
export function unlimitedWords(side: Side): string {
  const { name } = side.system;
  const medium = mediumOf(side);
  switch (medium) {
    case 'api':
      return `${name}: no limit is documented that these calls fall under, so one call a second is allowed until the owner says otherwise; a 429 halves it.`;
    case 'database':
      return `${name}: a database states no limit, so the integration keeps to one connection and at most ${rules.statementRate.value} short statements a second until the owner says otherwise; a lock time-out or a deadlock halves it.`;
    case 'file':
      return `${name}: one file a run, so there is nothing to throttle.`;
    default:
      return medium satisfies never;
  }
}

/** How a file is taken up so that neither half of one nor the same one twice is read; null for anything else. */
export function takenWords(side: Side): string | null {
  return mediumOf(side) === 'file'
    ? `The file is taken only when it is complete: renamed into place by its sender, or beside a manifest whose count and hash it meets. A file with the hash of one already done is noted and left; what is done is moved aside and kept until the next comparison. ${sideWords(side)} rows are told by the hash of each, and a file with far fewer rows than the last is held back for a person before anything counts as deleted.`
    : null;
}

/** How a row version bounds a window: by the oldest open transaction, not by time; null where the cursor is a time. */
export function versionWords(side: Side, field: string | null): string | null {
  const format = side.end.fields.find((one) => one.path === field)?.format ?? null;
  return format === 'rowversion'
    ? `${field ?? 'The version'} counts, it tells no time: each window runs from the last value seen up to the oldest transaction still open (MIN_ACTIVE_ROWVERSION), so that nothing that commits late is skipped and nothing has to be read twice.`
    : null;
}

/** What a write of many rows or records answers. */
export function togetherWords(side: Side): string {
  const medium = mediumOf(side);
  switch (medium) {
    case 'api':
      return "Each record's own outcome is read from the answer; a batch that succeeded in part is never repeated as a whole.";
    case 'database':
      return 'The rows go in one transaction, all or none; a refused one is repeated row by row, so that one bad row stops no other.';
    case 'file':
      return 'The file is written under another name, with a manifest of its count and hash, and renamed when complete; rows that the receiver refuses come back by its own report.';
    default:
      return medium satisfies never;
  }
}
