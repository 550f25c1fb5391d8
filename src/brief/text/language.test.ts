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
  assert.equal(languageOf('每个订单都应成为发票'), 'another script than the Latin one');
});

test('English stays English, with foreign names, in few words and without any', () => {
  assert.equal(languageOf('Orders from La Redoute and El Corte Inglés go to the ERP every night.'), null);
  assert.equal(languageOf('Shopify orders to Xero'), null);
  assert.equal(languageOf('We sell in het Gooi and want orders in Exact.'), null);
  assert.equal(languageOf('20,000 -> ???'), null);
});
