// The language of a description, by its smallest words. Descriptions are read in English; another language is told, not guessed at.
import type { Token } from './tokens.ts';

/** Small words that English does not have, by language. */
const small: Readonly<Record<string, ReadonlySet<string>>> = {
  German: words(
    'und der die das den dem des ein eine einen einem einer nicht mit für von zu zum zur auf aus bei nach über wir ich sie ist sind werden wird soll sollen muss müssen jede jeder jeden alle auch wenn als oder aber unser unsere unserem unseren haben hat täglich automatisch bestellung bestellungen kunden rechnung rechnungen nutzen im vom dass sowie',
  ),
  French: words(
    'le la les des du un une et est sont nous vous dans pour par avec sur sans qui que nos notre chaque tous toutes doit doivent être aux au ce cette ces depuis vers mais ou quand commandes factures clients chez leur leurs il elle ils',
  ),
  Spanish: words(
    'el los las un una unos y en con para por del al que se es son nosotros nuestro nuestra nuestros cada todos todas debe deben cuando pero desde hacia sin como más pedidos facturas clientes usamos queremos tenemos crear su sus',
  ),
  Dutch: words(
    'de het een en van naar in op met voor niet wij onze ons elke alle moet moeten worden wordt zijn als maar ook bij uit dat die deze er draait bestellingen facturen klanten dagelijks willen hebben nieuwe',
  ),
  Italian: words(
    'il lo gli una uno di del della dei delle e è sono per con che ogni tutti tutte nostro nostra nostri deve devono essere quando ma da nel nella usiamo vogliamo ordini fatture clienti dobbiamo al alla',
  ),
  Portuguese: words(
    'o os as um uma e do da dos das em no na nos nas para por com que nosso nossa cada todos todas deve devem ser quando mas pedidos faturas clientes usamos queremos não são está',
  ),
  Swedish: words(
    'och att det som en ett för med på av till från vi vår våra alla varje ska måste när inte är har kunder ordrar fakturor också eller',
  ),
  Danish: words(
    'og at det som en et for med på af til fra vi vores alle hver skal når ikke er har kunder ordrer fakturaer også eller',
  ),
  Norwegian: words(
    'og at det som en et for med på av til fra vi vår våre alle hver skal må når ikke er har kunder ordrer fakturaer også eller',
  ),
  Polish: words(
    'i w na z do że się nie jest są dla od po o co jak oraz nasz nasza każde każdy wszystkie musi mają być gdy ale chcemy zamówienia faktury klienci używamy codziennie',
  ),
};
const english = words(
  "the a an and of to in is are we our for with from into on be should must when every it that this have has not if by as or at they us their you i want need can each all new but so which there was will would do don't",
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const fewest = 4;

/** Words in lower case with such letters are hardly ever English; names may have them, so two are needed. */
const accented = /(?=\p{L})\P{ASCII}/u;

/** The language that a text is written in when it is not English and long enough to tell; a script of other letters counts as well, whatever names stand among them. */
export function foreignLanguage(tokens: readonly Token[]): string | null {
  const letters = tokens.filter((token) => /^\p{L}/u.test(token.text));
  if (letters.length === 0) return null;
  const signs = letters.flatMap((token) => token.text.match(/\p{L}/gu) ?? []);
  const strange = signs.filter((sign) => !/\p{Script=Latin}/u.test(sign));
  if (strange.length > signs.length / 3) return 'another script than the Latin one';
  const spoken = letters.filter((token) => english.has(token.low)).length;
  const counts = Object.entries(small).map(([language, set]) => ({
    language,
    count: letters.filter((token) => set.has(token.low)).length,
    sure: new Set(
      letters.filter((token) => set.has(token.low) && !english.has(token.low)).map((token) => token.low),
    ).size,
  }));
  const [best] = counts.toSorted((a, b) => b.count - a.count);
  if (best !== undefined && best.count > spoken && best.sure >= Math.min(fewest, letters.length / 4))
    return best.language;
  const marked = letters.filter((token) => token.text === token.low && accented.test(token.text)).length;
  const unlike = marked > 1 && marked >= letters.length / 5 && spoken <= letters.length / 8;
  return unlike ? 'another language than English' : null;
}
