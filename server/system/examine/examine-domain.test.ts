import { expect, test } from 'bun:test';
import { type AskTxt, examineDomain } from './examine-domain.ts';

const zone =
  (records: Record<string, string>): AskTxt =>
  async (name) => {
    const record = records[name];
    if (record) return [[record]];
    throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
  };
const look = (records: Record<string, string>, smtpHost = 'smtp.gmail.com') =>
  examineDomain('harbourhomes.example', { smtpHost, askTxt: zone(records) });

test('says to the letter what to publish where nothing is published', async () => {
  const [spf, dkim, dmarc] = await look({});
  expect(spf?.record).toEqual({ type: 'TXT', name: 'harbourhomes.example', value: 'v=spf1 include:_spf.google.com ~all' });
  expect(dkim?.todo).toContain('Google Admin console');
  expect(dmarc?.record).toMatchObject({
    name: '_dmarc.harbourhomes.example',
    value: 'v=DMARC1; p=none; rua=mailto:dmarc@harbourhomes.example',
  });
  expect((await look({}, 'mail.harbourhomes.example'))[0]?.record?.value).toBe('v=spf1 a:mail.harbourhomes.example ~all');
});

test.each([
  ['v=spf1 mx -all', 'v=spf1 mx include:_spf.google.com -all'],
  ['v=spf1 include:_spf.google.com +all', 'v=spf1 include:_spf.google.com ~all'],
])('mends %s', async (spf, mended) => {
  const [finding] = await look({ 'harbourhomes.example': spf });
  expect([finding?.state, finding?.record?.value]).toEqual(['warn', mended]);
});

test('a free mail domain is the provider’s; a domain that cannot be asked is said to be so', async () => {
  const never: AskTxt = () => Promise.reject(new Error('asked'));
  expect((await examineDomain('gmail.com', { askTxt: never }))[0]?.state).toBe('ok');
  const [offline, ...rest] = await examineDomain('harbourhomes.example', { askTxt: never });
  expect([offline?.state, offline?.words.includes('could not be looked up'), rest.length]).toEqual(['warn', true, 0]);
});
