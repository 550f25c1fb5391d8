import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wordsOf } from './words.ts';

const cases: readonly (readonly [string, string])[] = [
  ['billingAddressLine2', 'billing address line 2'],
  ['CUST_ADDR_CD', 'customer address code'],
  ['SICCode', 'sic code'],
  ['numberofemployees', 'number of employee'],
  ['addresses[]', 'address'],
  ['statuses', 'status'],
  ['companies', 'company'],
  ['Straße', 'street'],
  ['ArtNr', 'article number'],
  ['rechnungsnummer', 'invoice number'],
  ['prénom', 'first name'],
  ['maßband', 'maßband'],
  ['crème', 'creme'],
  ['notification', 'notification'],
  ['countryCodeV2', 'country code'],
  ['status_v3', 'status'],
  ['ipv4', 'ipv 4'],
];

for (const [written, read] of cases)
  it(`reads ${written} as ${read}`, () => assert.equal(wordsOf(written).join(' '), read));
