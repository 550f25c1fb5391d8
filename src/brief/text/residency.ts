// Where data has to lie: "everything must stay in the EU", "no data may leave Germany". A place is only taken where the text demands it;
// that somebody works or sells somewhere is no demand.

/** Places as people write them, and the short name that each gets. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^(?:eu|e\.u\.|eea|european union|europe)$/i, 'EU'],
  [/^(?:uk|u\.k\.|united kingdom|great britain|britain|england)$/i, 'UK'],
  [/^(?:us|usa|u\.s\.|united states|america)$/i, 'US'],
];
const other = `germany switzerland austria liechtenstein france italy spain portugal netherlands belgium
  luxembourg ireland denmark sweden norway finland iceland poland czechia hungary romania greece canada
  australia new_zealand japan singapore india brazil mexico south_africa israel turkey china south_korea`
  .split(/\s+/)
  .map((name) => name.replace('_', ' '));
const names = `EU|E\\.U\\.|EEA|European Union|Europe|UK|U\\.K\\.|United Kingdom|Great Britain|Britain|England|US|USA|U\\.S\\.|United States|America|${other.map(capitals).join('|')}`;
const place = `(?:the )?(${names})(?![\\w-])`;
const what =
  '(?:data|everything|records?|information|details|files|backups?|it all|processing|hosting|servers?)';
const stays = '(?:stays?|remains?|resides?|lives?|lies?|kept|keep|stored|held|hosted|processed|run)';

/** Case matters for places: "us" is no country. */
const demands: readonly RegExp[] = [
  new RegExp(`\\b${what}\\b[^.;]{0,60}\\b${stays}\\b[^.;]{0,20}\\b(?:in|inside|within|on) ${place}`),
  new RegExp(`\\b${stays}\\b[^.;]{0,30}\\b${what}\\b[^.;]{0,20}\\b(?:in|inside|within|on) ${place}`),
  new RegExp(`\\b${what}\\b[^.;]{0,60}\\b(?:leaves?|leaving|outside|out of)(?: of)? ${place}`),
  new RegExp(`\\b(?:hosted|hosting|servers?|data cent(?:er|re)s?)(?: only)? (?:in|within|inside) ${place}`),
  new RegExp(
    `\\b(${names})(?:[- ](?:only|hosted|based))? (?:data residency|data cent(?:er|re)s?|servers?|hosting)\\b`,
  ),
];

/** Where data happens to lie is told in the same words as where it has to; only these say which. */
const demanding =
  /\b(must|ha(?:ve|s) to|needs?|should|shall|only|may|never|no|not|nothing|nobody|cannot|can't|won't|requires?|required|insists?|stays?|remains?)\b/i;

function capitals(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Every place in which a text wants its data to lie, as rules: "EU data residency". */
export function residencyIn(text: string): readonly string[] {
  const found = text.split(/(?<=[.!?;])\s+/).flatMap((sentence) => {
    if (!demanding.test(sentence)) return [];
    const lowered = sentence.replace(/^[A-Z][a-z]+/, (word) => word.toLowerCase());
    const named = demands.map((demand) => demand.exec(lowered)?.[1]).find((one) => one !== undefined);
    return named === undefined ? [] : [nameOf(named)];
  });
  return [...new Set(found)].map((name) => `${name} data residency`);
}

function nameOf(named: string): string {
  return places.find(([pattern]) => pattern.test(named))?.[1] ?? named;
}
