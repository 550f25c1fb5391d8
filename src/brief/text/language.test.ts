import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignLanguage } from './language.ts';
import { tokensOf } from './tokens.ts';

const languageOf = (text: string): string | null => foreignLanguage(tokensOf(text));

test('other languages than English are told by their small words', () => {
  assert.equal(languageOf('Jede Bestellung aus dem Shop soll in der Buchhaltung landen.'), 'German');
  assert.equal(languageOf('Chaque commande doit apparaître dans notre logiciel de caisse.'), 'French');
  assert.equal(languageOf('Los pedidos de la tienda deben llegar a la contabilidad cada noche.'), 'Spanish');
  assert.equal(
    languageOf('Onze bestellingen moeten elke nacht naar de boekhouding worden gestuurd.'),
    'Dutch',
  );
  assert.equal(languageOf('Chcemy przesyłać zamówienia do księgowości co godzinę.'), 'Polish');
  assert.equal(languageOf('每个订单都应成为发票'), 'another script than the Latin one');
});

test('names of products do not hide another script', () => {
  assert.equal(languageOf('Shopifyの注文をfreeeに毎日連携したい。'), 'another script than the Latin one');
  assert.equal(languageOf('Orders (注文) from the shop become invoices in the books.'), null);
});

test('a language that has no list is told by its letters, and that it is not English', () => {
  const other = 'another language than English';
  assert.equal(languageOf('Objednávky ze Shopify chceme každou hodinu přenášet do Pohody.'), other);
  assert.equal(languageOf('Shopify siparişleri her gece Xero içine aktarılsın.'), other);
  assert.equal(languageOf('Orders from the café’s till don’t reach the fiancé’s books.'), null);
  assert.equal(languageOf('Brännö Café: orders, refunds from Zürich and Malmö into Fortnox'), null);
});

test('English stays English, with foreign names, in few words and without any', () => {
  assert.equal(languageOf('Orders from La Redoute and El Corte Inglés go to the ERP every night.'), null);
  assert.equal(languageOf('Shopify orders to Xero'), null);
  assert.equal(languageOf('We sell in het Gooi and want orders in Exact.'), null);
  assert.equal(languageOf('20,000 -> ???'), null);
});
