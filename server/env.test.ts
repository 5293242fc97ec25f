import { describe, expect, test } from 'bun:test';
import { isRehearsal, parseEnv } from './env.ts';

describe('parseEnv', () => {
  test('an empty environment is whole and rehearses', () => {
    const { env } = parseEnv({});
    expect(env).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: './data', WORK: ['web', 'mail', 'ai', 'campaigns'] });
    expect(env && isRehearsal(env)).toBe(true);
  });

  test('an empty value counts as unset', () => {
    expect(parseEnv({ PORT: '', IMAP_HOST: '' }).env?.PORT).toBe(3000);
  });

  test('lists every fault at once, of single variables and between variables', () => {
    const { faults } = parseEnv({
      PORT: 'abc',
      POLL_CRON: '61 * * * *',
      HOLD_SECONDS: '-1',
      WORK: 'web,fax',
      IMAP_HOST: 'mail.example.com',
    });
    expect(faults).toEqual([
      'PORT must be a number',
      'POLL_CRON must be a cron line such as * * * * *',
      'HOLD_SECONDS must not be negative',
      'WORK must be a comma list of web, mail, ai, campaigns',
      'SMTP_HOST IMAP_HOST and SMTP_HOST are set together or not at all',
      'IMAP_USER is needed when IMAP_HOST is set',
      'IMAP_PASS is needed when IMAP_HOST is set',
      'MAIL_FROM is needed when IMAP_HOST is set',
    ]);
  });

  test('never repeats a secret in a fault', () => {
    const { faults } = parseEnv({ AUTH_SECRET: 'hunter2', ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'short7!' });
    expect(faults).toHaveLength(2);
    expect(faults?.join('\n')).not.toMatch(/hunter2|short7/);
  });

  test('zero seconds of hold and settle are valid', () => {
    expect(parseEnv({ HOLD_SECONDS: '0', SETTLE_SECONDS: '0' }).env).toMatchObject({ HOLD_SECONDS: 0, SETTLE_SECONDS: 0 });
  });

  test('production asks for a secret and a database, and refuses unverified TLS', () => {
    const { faults } = parseEnv({ NODE_ENV: 'production', IMAP_TLS_INSECURE: 'true', SMTP_TLS_INSECURE: 'true' });
    expect(faults?.map((fault) => fault.split(' ')[0])).toEqual(['AUTH_SECRET', 'MONGODB_URI', 'IMAP_TLS_INSECURE', 'SMTP_TLS_INSECURE']);
  });

  test('production runs on the embedded engine only when that is meant', () => {
    const secret = 'x'.repeat(32);
    expect(parseEnv({ NODE_ENV: 'production', AUTH_SECRET: secret, EMBEDDED_DATABASE: 'true' }).env?.EMBEDDED_DATABASE).toBe(true);
    expect(parseEnv({ NODE_ENV: 'production', AUTH_SECRET: secret }).faults?.[0]).toMatch(/^MONGODB_URI/);
  });

  test('a sender address cannot smuggle a header', () => {
    expect(parseEnv({ MAIL_FROM: 'Larkin <a@b.example>\r\nBcc: x@y.example' }).faults).toEqual(['MAIL_FROM must be one line']);
  });
});
