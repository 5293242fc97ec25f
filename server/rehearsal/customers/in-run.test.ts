import { expect, test } from 'bun:test';
import { CAST } from './cast.ts';
import { castOfRun } from './in-run.ts';

test('in each run the cast is the same people with addresses of their own, in everything they write', () => {
  expect(castOfRun(1)).toBe(CAST);
  const second = castOfRun(2);
  expect(new Set([...CAST, ...second, ...castOfRun(3)].map(({ address }) => address)).size).toBe(3 * CAST.length);
  for (const [place, customer] of second.entries()) {
    const first = CAST[place];
    if (!first) throw new Error('as many as in the first run');
    expect([customer.name, customer.story]).toEqual([first.name, first.story]);
    const written = JSON.stringify(customer.begin());
    expect(written).not.toContain(first.address);
    expect(written.replaceAll(customer.address, first.address)).toBe(JSON.stringify(first.begin()));
  }
});

test('a portal tells of the customer of this run, and a report comes back for their address', () => {
  const [portal, bouncer] = ['Portal notification', 'Bounce'].map((role) => castOfRun(2).find((customer) => customer.role === role));
  const { letter } = portal?.begin() ?? {};
  for (const words of [letter?.text, letter?.html, letter?.headers?.['Reply-To']]) expect(words).toContain('priya.raman.2@inbox.example');
  const mail = {
    ...{ from: { address: 'hello@larkinvale.example', name: '' }, subject: '', text: '', fullText: '', html: null, at: new Date(0) },
    ...{ messageId: null, references: [], headers: {}, listings: [], slots: [] },
  };
  const report = bouncer?.answer({ chapter: 1, isDone: false }, mail).letter?.raw?.({ to: 'hello@larkinvale.example', at: new Date(0) });
  expect(report).toContain('Final-Recipient: rfc822; ben.okonkwo.2@inbix.example');
});
