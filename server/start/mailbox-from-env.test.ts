import { expect, test } from 'bun:test';
import { parseEnv } from '../env.ts';
import { mailboxFromEnv } from './mailbox-from-env.ts';

const real = {
  IMAP_HOST: 'imap.example.com',
  IMAP_USER: 'hello',
  IMAP_PASS: 'secret',
  SMTP_HOST: 'smtp.example.com',
  MAIL_FROM: '"Larkin & Vale Realty" <Hello@Example.com>',
};
const mailbox = (variables: Record<string, string>) => {
  const { env, faults } = parseEnv(variables);
  if (!env) throw new Error(faults.join('\n'));
  return mailboxFromEnv(env);
};

test('without mail servers there is no mailbox', () => {
  expect(mailbox({})).toBeNull();
});

test('splits the sender, and uses TLS for reading and STARTTLS for sending unless told otherwise', () => {
  expect(mailbox(real)).toMatchObject({
    address: 'hello@example.com',
    fromName: 'Larkin & Vale Realty',
    imap: { port: 993, secure: true },
    smtp: { port: 587, secure: false, user: 'hello', password: 'secret' },
  });
});

test('a port tells how to connect', () => {
  expect(mailbox({ ...real, IMAP_PORT: '143', SMTP_PORT: '465' })).toMatchObject({
    imap: { port: 143, secure: false },
    smtp: { port: 465, secure: true },
  });
});
