import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedEngine } from '../database/embedded-engine.ts';
import { noteRestored, noteRestoring, writeSchemaVersion } from '../database/schema-version.ts';
import { createLogger } from '../logger.ts';
import { nameThisProcess } from '../process-name.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type Dovecot, startDovecot } from '../test/start-dovecot.ts';
import { startOpenAi } from '../test/start-openai.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { SCHEMA_VERSION } from '../upgrade/migrations.ts';
import type { AskTxt } from './examine/examine-domain.ts';
import type { Finding } from './examine/finding.ts';
import { examine } from './examine.ts';

let dataDir: string;
let database: TestDatabase;
let dovecot: Dovecot;
let sink: Sink;
let openAi: ReturnType<typeof startOpenAi>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'openhouse-examine-'));
  database = await startDatabase();
  [dovecot, sink] = await Promise.all([startDovecot(), startSink()]);
  openAi = startOpenAi({ answer: () => ({ object: { answer: 'yes' } }) });
});
afterAll(async () => {
  await Promise.all([database.stop(), dovecot.stop(), sink.stop(), openAi.stop(), rm(dataDir, { recursive: true, force: true })]);
});

const zone: Record<string, string> = {
  'larkinvale.example': 'v=spf1 include:_spf.example.net -all',
  '_dmarc.larkinvale.example': 'v=DMARC1; p=reject',
};
const absent = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
const goodZone: AskTxt = async (name) => {
  const record = zone[name];
  if (record) return [[record.slice(0, 10), record.slice(10)]];
  return absent(name === '_domainkey.larkinvale.example' ? 'ENODATA' : 'ENOTFOUND');
};
const emptyZone: AskTxt = () => absent('ENOTFOUND');

const real = (change: Record<string, string> = {}) => ({
  DATA_DIR: dataDir,
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(dovecot.imapPort),
  IMAP_SECURE: 'false',
  IMAP_USER: dovecot.user,
  IMAP_PASS: dovecot.password,
  SMTP_HOST: sink.host,
  SMTP_PORT: String(sink.port),
  SMTP_USER: sink.user,
  SMTP_PASS: sink.password,
  MAIL_FROM: 'Larkin & Vale <hello@larkinvale.example>',
  PUBLIC_URL: 'https://crm.larkinvale.example',
  AUTH_SECRET: 'a-secret-for-tests-of-32-characters!',
  MONGODB_URI: database.uri,
  OPENAI_API_KEY: 'sk-tell-nobody',
  OPENAI_BASE_URL: openAi.baseUrl,
  ...change,
});

async function findingsOf(source: Record<string, string>, askTxt: AskTxt = goodZone): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examine(source, { askTxt })) findings.push(finding);
  return findings;
}
const statesOf = (findings: Finding[], name: string) => findings.filter((finding) => finding.name === name).map(({ state }) => state);

describe('in rehearsal', () => {
  test('everything is fine on an empty environment, and nothing outside is asked', async () => {
    const findings = await findingsOf({ DATA_DIR: dataDir }, () => Promise.reject(new Error('asked')));
    expect(findings.map(({ name, state }) => `${name} ${state}`)).toEqual(['environment ok', 'database ok', 'mailbox ok', 'model ok']);
  }, 30_000);

  test('a data directory that a running server owns is fine and left alone', async () => {
    const engine = await startEmbeddedEngine({ dataDir, log: createLogger({ level: 'silent' }) });
    await Bun.write(join(dataDir, 'owner.json'), JSON.stringify({ server: nameOfParent() }));
    const findings = await findingsOf({ DATA_DIR: dataDir });
    await engine.stop();
    expect(findings.find(({ name }) => name === 'database')?.words).toContain('a running Openhouse');
    expect(findings.every(({ state }) => state === 'ok')).toBe(true);
  }, 30_000);
});

/** This machine's name with the process that runs us: alive, and not us. */
function nameOfParent(): string {
  return nameThisProcess().replace(/\d+$/, String(process.ppid));
}

test('a bad environment is said in full, one line each, and nothing is asked with it', async () => {
  const findings = await findingsOf({ PORT: 'x', IMAP_HOST: 'imap.example.com' });
  expect(findings.length).toBeGreaterThan(2);
  expect(findings.every(({ name, state, todo }) => name === 'environment' && state === 'fail' && todo)).toBe(true);
});

describe('with real servers', () => {
  test('signs in on both, finds the folders, asks each model once and reads the records of the domain', async () => {
    const findings = await findingsOf(real());
    expect(statesOf(findings, 'database')).toEqual(['ok']);
    expect(statesOf(findings, 'imap')).toEqual(['ok', 'ok']);
    expect(statesOf(findings, 'smtp')).toEqual(['ok']);
    expect(statesOf(findings, 'model')).toEqual(['ok', 'ok']);
    expect(openAi.asked.map(({ model }) => model).sort()).toEqual(['gpt-5', 'gpt-5-mini']);
    expect(statesOf(findings, 'dns')).toEqual(['ok', 'ok', 'ok']);
    expect(sink.received).toEqual([]);
  }, 30_000);

  test('data of a newer Openhouse, or half a restore, fails before a start would', async () => {
    const found = async () => (await findingsOf(real())).find(({ name }) => name === 'database');
    await writeSchemaVersion(SCHEMA_VERSION + 1);
    expect(await found()).toMatchObject({ state: 'fail', todo: 'start the newer program' });
    await noteRestoring(new Date());
    expect(await found()).toMatchObject({ state: 'fail', todo: expect.stringContaining('--force') });
    await noteRestored(SCHEMA_VERSION);
    expect(await found()).toMatchObject({ state: 'ok' });
  }, 30_000);

  test('a database that does not answer fails, and the line does not name its password', async () => {
    const uri = 'mongodb://someone:tell-nobody@127.0.0.1:9/openhouse';
    const found = (await findingsOf(real({ MONGODB_URI: uri }))).find(({ name }) => name === 'database');
    expect(found).toMatchObject({ state: 'fail', todo: expect.stringContaining('MONGODB_URI') });
    expect(JSON.stringify(found)).not.toContain('tell-nobody');
  }, 30_000);

  test('wrong passwords and a wrong key fail with the variable to correct, and no line repeats them', async () => {
    openAi.fail(401, 401);
    const findings = await findingsOf(real({ IMAP_PASS: 'wrong-horse', SMTP_PASS: 'wrong-horse' }));
    expect(findings.find(({ name }) => name === 'imap')).toMatchObject({ state: 'fail', todo: expect.stringContaining('IMAP_PASS') });
    expect(findings.find(({ name }) => name === 'smtp')).toMatchObject({ state: 'fail', todo: expect.stringContaining('SMTP_PASS') });
    expect(findings.find(({ name }) => name === 'model')).toMatchObject({ state: 'fail', todo: 'check OPENAI_API_KEY' });
    expect(JSON.stringify(findings)).not.toMatch(/wrong-horse|tell-nobody/);
  }, 30_000);

  test('a server that is not there and a folder that is not there fail', async () => {
    const findings = await findingsOf(real({ SMTP_PORT: '9', IMAP_INBOX: 'Leads' }));
    expect(findings.find(({ name }) => name === 'smtp')).toMatchObject({ state: 'fail', todo: expect.stringContaining('SMTP_PORT') });
    expect(findings.find(({ name }) => name === 'imap')).toMatchObject({ state: 'fail', todo: expect.stringContaining('IMAP_INBOX') });
  }, 30_000);

  test('records that are missing, doubled or open to all are worth a warning, and so is silence', async () => {
    expect(statesOf(await findingsOf(real(), emptyZone), 'dns')).toEqual(['warn', 'warn', 'warn']);
    const parentOnly: AskTxt = (name) => (name === '_dmarc.larkinvale.example' ? goodZone(name) : absent('ENOTFOUND'));
    const below = await findingsOf(real({ MAIL_FROM: 'hello@mail.larkinvale.example' }), parentOnly);
    expect(statesOf(below, 'dns')).toEqual(['warn', 'warn', 'ok']);
    const open: AskTxt = async () => [['v=spf1 +all']];
    expect(statesOf(await findingsOf(real(), open), 'dns')[0]).toBe('warn');
    const doubled: AskTxt = async () => [['v=spf1 -all'], ['v=spf1 ~all']];
    expect(statesOf(await findingsOf(real(), doubled), 'dns')[0]).toBe('warn');
    expect(statesOf(await findingsOf(real(), () => absent('ETIMEOUT')), 'dns')).toEqual(['warn']);
  }, 60_000);

  test('says what is allowed and probably not meant', async () => {
    const { PUBLIC_URL: _, AUTH_SECRET: __, OPENAI_API_KEY: ___, ...rest } = real({ HOST: '0.0.0.0' });
    const findings = await findingsOf(rest);
    expect(statesOf(findings, 'environment')).toEqual(['ok', 'warn', 'warn', 'warn']);
    expect(statesOf(findings, 'model')).toEqual(['warn']);
  }, 30_000);
});
