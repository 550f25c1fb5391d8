// The partner of a record where several flows have to do with the same ones: as the flow's own book has it, else as the others lead to it.
import type { Book } from './book.ts';

/** -1: nobody. */
export function partnerOf(book: Book, source: number): number {
  const own = book.partners.of(source);
  if (own >= 0 || book.kin.length === 0) return own;
  const { from, to } = book.running.flow;
  const seen = new Set([nameOf(from)]);
  let reached: readonly { readonly end: string; readonly id: number }[] = [{ end: nameOf(from), id: source }];
  while (reached.length > 0) {
    const next: { readonly end: string; readonly id: number }[] = [];
    for (const { end, id } of reached)
      for (const { running, partners } of book.kin) {
        const [there, here] = [nameOf(running.flow.from), nameOf(running.flow.to)];
        const other = here === end ? there : there === end ? here : '';
        const found = here === end ? told(partners.source(id), partners) : there === end && partners.told(id) ? partners.of(id) : -1;
        if (found < 0 || seen.has(other)) continue;
        if (other === nameOf(to)) return book.partners.source(found) < 0 ? found : -1;
        seen.add(other);
        next.push({ end: other, id: found });
      }
    reached = next;
  }
  return -1;
}

function told(source: number, partners: Book['partners']): number {
  return source >= 0 && partners.told(source) ? source : -1;
}

function nameOf({ system, resource }: Book['running']['flow']['from']): string {
  return `${system} ${resource}`;
}
