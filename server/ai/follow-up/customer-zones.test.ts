import { expect, test } from 'bun:test';
import { buildContact } from '../../test/build.ts';
import { customerZones } from './customer-zones.ts';

const OWN = 'America/New_York';

test.each([
  ['', [OWN], 'no number'],
  ['(503) 555-0142', ['America/Los_Angeles'], 'an area code in Oregon'],
  ['+1 312 555 0142', ['America/Chicago'], 'Chicago, written in full'],
  ['1-808-555-0142', ['Pacific/Honolulu'], 'Hawaii'],
  ['812 555 0142', ['America/New_York', 'America/Chicago'], 'an area code in two zones'],
  ['+44 20 7946 0018', ['Europe/London'], 'London'],
  ['0049 30 901820', ['Europe/Berlin'], 'Berlin with two zeros'],
  ['+61 2 5550 1234', ['Australia/Sydney', 'Australia/Perth'], 'a country in many zones'],
  ['020 7946 0018', [OWN], 'a number of some other country, without its prefix'],
  ['800 555 0142', [OWN], 'toll free: anywhere'],
  ['call me', [OWN], 'no number at all'],
])('%s lives in %p (%s)', (mobilePhone, zones) => expect(customerZones(buildContact({ mobilePhone }), OWN)).toEqual(zones));

test('a number that stands in a mail alone counts too', () => {
  const evidence = { messageId: null, quote: '+33 6 39 98 00 00', start: 0, end: 17, at: new Date() };
  const contact = buildContact({ qualification: [{ slot: 'phone', value: '+33 6 39 98 00 00', by: 'model', evidence }] });
  expect(customerZones(contact, OWN)).toEqual(['Europe/Paris']);
});

test('every zone of the tables is one that the clock knows', () => {
  const codes = Array.from({ length: 800 }, (_, n) => `+1 ${n + 200} 555 0142`);
  const countries = Array.from({ length: 999 }, (_, n) => `+${n + 1} 123456789`);
  const zones = new Set([...codes, ...countries].flatMap((mobilePhone) => customerZones(buildContact({ mobilePhone }), OWN)));
  expect(zones.size).toBeGreaterThan(40);
  for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});
