import { expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawMail } from '../server/test/mail-world.ts';
import { readSampleMails } from '../server/test/sample-mails.ts';

test('measure says of each mail in a folder what becomes of it, and of all how many', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'openhouse-measured-'));
  const [bounce] = readSampleMails('bounces-words');
  await Bun.write(join(folder, 'a.eml'), rawMail());
  await Bun.write(join(folder, 'b/bounce.msg'), bounce?.raw ?? '');
  await Bun.write(join(folder, 'c.txt'), rawMail({ headers: ['X-Long: '.padEnd(3_000_000, 'x')] }));
  await Bun.write(join(folder, 'not.json'), '{}');
  const child = Bun.spawn([process.execPath, `${import.meta.dirname}/measure.ts`, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  await rm(folder, { recursive: true });
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out.trim().split('\n').slice(-6)).toEqual([
    'a.eml  a letter',
    'b/bounce.msg  bounce: ana@shore.example failed 5.1.1',
    expect.stringMatching(/^c\.txt {2}refused: /),
    '3 mails: 2 parsed, 1 refused and kept raw, 0 errors uncaught, 3 raw identical',
    '2 of the 2 that are text read as Stalwart reads them',
    '1 from machines and never answered, among them 1 bounces and 0 complaints',
  ]);
}, 60_000);
