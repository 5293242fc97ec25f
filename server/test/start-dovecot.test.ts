import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type Dovecot, startDovecot } from './start-dovecot.ts';

let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.stop());

const RAW = 'From: Ana <ana@example.com>\r\nSubject: Grüße\r\n\r\nA line.\r\n\r\n.\r\nÄ last one\r\n';

test('a delivered mail comes back byte for byte', async () => {
  await dovecot.deliver(RAW);
  const mails = await dovecot.readFolder('INBOX');
  expect(mails.map((mail) => mail.raw.toString('utf8'))).toEqual([RAW]);
});

test('has a Sent and a Junk folder by special use', async () => {
  const client = await dovecot.connect();
  const folders = await client.list();
  await client.logout();
  expect(folders.filter((folder) => folder.specialUse).map((folder) => `${folder.path} ${folder.specialUse}`)).toEqual(
    expect.arrayContaining(['Sent \\Sent', 'Junk \\Junk']),
  );
});

test('can give a folder a new UIDVALIDITY', async () => {
  const validity = async () => {
    const client = await dovecot.connect();
    const status = await client.status('INBOX', { uidValidity: true });
    await client.logout();
    if (!status) throw new Error('STATUS failed');
    return status.uidValidity;
  };
  const before = await validity();
  await dovecot.renewUidValidity();
  expect(await validity()).not.toEqual(before);
  expect(await dovecot.readFolder('INBOX')).toHaveLength(1);
});
