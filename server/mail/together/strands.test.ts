import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { rawMail } from '../../test/mail-world.ts';
import { strandsOf } from './strands.ts';

const OWN = ['hello@larkinvale.example'];
const mail = (uid: number, wording: Parameters<typeof rawMail>[0]) => ({ uid, raw: Buffer.from(rawMail(wording)) });
const uids = (strands: { uid: number }[][]) => strands.map((strand) => strand.map(({ uid }) => uid)).sort();

test('mails of one sender stay together in their order, whoever wrote in between', () => {
  const mails = [
    mail(1, { from: 'Ana <ana@example.com>' }),
    mail(2, { from: 'ben@example.com' }),
    mail(3, { from: '"Ana at work" <Ana@Example.com>' }),
    mail(4, { from: 'Ben <ben@example.com>' }),
    mail(5, { from: 'cleo@example.com' }),
  ];
  expect(uids(strandsOf(mails, OWN))).toEqual([[1, 3], [2, 4], [5]]);
});

test('a mail that names two others makes one strand of theirs, whichever came first', () => {
  const one = mail(1, { from: 'a@x.example', id: '<one@x>' });
  const two = mail(2, { from: 'b@x.example', references: '<parent@x>' });
  const link = mail(3, { from: 'c@x.example', id: '<parent@x>', references: '<zero@x>\r\n <one@x>' });
  const other = mail(4, { from: 'd@x.example' });
  expect(uids(strandsOf([one, two, link, other], OWN))).toEqual([[1, 2, 3], [4]]);
});

test('that all of them are addressed to us joins nobody', () => {
  const mails = [1, 2, 3].map((uid) => mail(uid, { from: `p${uid}@x.example`, to: 'Larkin & Vale <hello@larkinvale.example>' }));
  expect(strandsOf(mails, OWN)).toHaveLength(3);
});

test('what stands in the body is nobody’s name', () => {
  const mails = [1, 2].map((uid) => mail(uid, { from: `p${uid}@x.example`, text: 'See <same@body.example>' }));
  expect(strandsOf(mails, OWN)).toHaveLength(2);
});

test('every mail is in one strand, in order, and mails that share a name are in the same, for any mails', () => {
  const any = fc.array(
    fc.record({ from: fc.nat({ max: 6 }), id: fc.nat({ max: 30 }), names: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }) }),
  );
  fc.assert(
    fc.property(any, (all) => {
      const mails = all.map(({ from, id, names }, uid) =>
        mail(uid, { from: `p${from}@x.example`, id: `<i${id}@x>`, references: names.map((n) => `<i${n}@x>`).join(' ') }),
      );
      const strands = strandsOf(mails, OWN);
      expect(
        strands
          .flat()
          .map(({ uid }) => uid)
          .sort((a, b) => a - b),
      ).toEqual(mails.map(({ uid }) => uid));
      const strandOf = (uid: number) => strands.findIndex((strand) => strand.some((each) => each.uid === uid));
      for (const strand of strands) expect(strand.map(({ uid }) => uid)).toEqual(strand.map(({ uid }) => uid).sort((a, b) => a - b));
      for (const [a, one] of all.entries())
        for (const [b, two] of all.entries()) {
          const share = one.from === two.from || [one.id, ...one.names].some((n) => [two.id, ...two.names].includes(n));
          if (share) expect(strandOf(a)).toBe(strandOf(b));
        }
    }),
    { numRuns: 60 },
  );
});
