import { expect, test } from 'bun:test';
import { readSampleMails } from '../../test/sample-mails.ts';
import { readMime } from '../parse/read-mime.ts';
import { readReport } from './read-report.ts';

const OWN = ['hello@larkinvale.example'];
const read = async (raw: Buffer) => readReport(await readMime(raw), OWN);
const BOUNCES = [...readSampleMails('bounces-reports'), ...readSampleMails('bounces-words')];
const OTHERS = readSampleMails('not-bounces');

const told = (report: Awaited<ReturnType<typeof read>>) =>
  report?.recipients.map(({ address, action, status }) => `${address} ${action} ${status || '-'}`) ?? [];

test.each(BOUNCES.map(({ name, expected, raw }) => ({ name, expected, raw })))('reads the bounce of $name', async ({ expected, raw }) => {
  const report = await read(raw);
  expect(report?.kind).toBe('bounce');
  expect(told(report)).toEqual(expected);
});

test.each(OTHERS)('$name is no bounce', async ({ raw }) => {
  expect(await read(raw)).toBeNull();
});

test('of all bounces 99 % are recognised, of their recipients 98 % are right, and nothing else is taken for one', async () => {
  const reports = await Promise.all(BOUNCES.map(async ({ expected, raw }) => ({ expected, report: await read(raw) })));
  const recognised = reports.filter(({ report }) => report?.kind === 'bounce');
  const addresses = (lines: string[]) => lines.map((line) => line.split(' ')[0]);
  const right = recognised.filter(({ expected, report }) => Bun.deepEquals(addresses(told(report)), addresses(expected)));
  const wrong = (await Promise.all(OTHERS.map(({ raw }) => read(raw)))).filter((report) => report !== null);
  expect(BOUNCES.length).toBeGreaterThanOrEqual(60);
  expect(OTHERS.length).toBeGreaterThanOrEqual(30);
  expect(recognised.length / BOUNCES.length).toBeGreaterThanOrEqual(0.99);
  expect(right.length / recognised.length).toBeGreaterThanOrEqual(0.98);
  expect(wrong).toEqual([]);
});

test('a bounce that brings our mail back names it', async () => {
  for (const { name, raw } of BOUNCES.filter(({ raw: bytes }) => bytes.includes('v1.abc@'))) {
    const report = await read(raw);
    expect({ name, ids: report?.originalMessageIds }).toEqual({ name, ids: ['<v1.abc@larkinvale.example>'] });
  }
});
