// What software is made of and how it is reached: languages, frameworks, protocols, ways to sign in. Such words right behind a noun
// or a name tell that a piece of software is spoken of ("our ice service (Haskell, REST, an API key)").
import type { Token } from './tokens.ts';

const languages = new Set(
  'python golang kotlin scala elixir erlang haskell clojure ruby rails django fastapi nodejs nestjs php laravel symfony delphi julia typescript javascript quarkus micronaut cobol foxpro vba .net dotnet asp.net csharp'.split(
    ' ',
  ),
);
const reached = new Set(
  'postgrest sinatra graphql grpc soap json xml openapi swagger jwt oauth oauth2 oidc hmac mtls api webhook websocket endpoint kerberos ldap wsdl odata etag rps k8s kubernetes paging offset cursor rest token key auth docs login mqtt ords sandbox yaml vlan sqlite'.split(
    ' ',
  ),
);
/** Ordinary words too: only with a capital. */
const capital = new Set(
  'go java rust node express spring flask phoenix perl basic bearer react vue lambda c'.split(' '),
);

/** How many different words of that sort are among some tokens. */
export function techIn(tokens: readonly Token[]): number {
  return new Set(tokens.filter((token) => isTech(token)).map(({ base }) => base)).size;
}

/** Whether a word names what software is written in: "a Python service". */
export function isTechWord(word: string): boolean {
  return languages.has(word.toLowerCase()) || (capital.has(word.toLowerCase()) && /^\p{Lu}/u.test(word));
}

function isTech({ low, base, text }: Token): boolean {
  if (languages.has(low) || reached.has(low) || reached.has(base)) return true;
  return capital.has(low) && /^\p{Lu}/u.test(text) && !(low === 'go' && text !== 'Go');
}
