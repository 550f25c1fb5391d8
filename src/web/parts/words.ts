// Days and numbers as people say them, the same on every page and machine.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2 Feb 2027" of an ISO date or moment. */
export function dayWords(date: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** "2 Feb", where the year is plain. */
export function shortDay(date: string): string {
  return dayWords(date).split(' ').slice(0, 2).join(' ');
}

/** "2 Feb 2027, 14:05", in the reader's own time. */
export function momentWords(stamp: string): string {
  const at = new Date(stamp);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${dayWords(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "REST", "GraphQL": a kind of API as people write it. */
export function kindWords(kind: string): string {
  const own: Readonly<Record<string, string>> = { rest: 'REST', soap: 'SOAP', graphql: 'GraphQL' };
  return own[kind] ?? kind;
}

/** "1 task", "1,200 tasks". */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
