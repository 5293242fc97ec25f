import { afterEach, beforeEach, expect, test } from 'bun:test';
import { sealSecret } from '../secrets/seal.ts';
import { type Sink, startSink } from '../test/start-sink.ts';
import { openSmtp, type SmtpMail } from './smtp.ts';

const secret = 'a-secret-for-tests-of-32-characters!';
const raw = Buffer.from('Subject: hello\r\n\r\n.a dot at the start\r\nand an end\r\n');
let sink: Sink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.stop());

const server = (change = {}) => ({
  host: sink.host,
  port: sink.port,
  secure: false,
  user: sink.user,
  passwordSealed: sealSecret(sink.password, secret),
  isTlsInsecure: false,
  ...change,
});
const mail = (change: Partial<SmtpMail> = {}): SmtpMail => ({
  from: 'hello@larkinvale.example',
  to: ['ana@example.com'],
  raw,
  beforeBody: async () => true,
  ...change,
});
const open = (change = {}) => openSmtp(server(change), { secret });

test('hands the bytes over as they are and returns what the server said', async () => {
  const session = await open();
  const outcome = await session.send(mail());
  expect(outcome).toMatchObject({ kind: 'accepted', refusedTo: [] });
  expect(outcome.kind === 'accepted' && outcome.response).toStartWith('250');
  expect(sink.received.map((got) => got.raw.toString())).toEqual([raw.toString()]);
  session.close();
});

test('asks before the first byte of the body, and after the server has taken the recipients', async () => {
  const steps: string[] = [];
  sink.script.failAtRcpt = () => {
    steps.push('rcpt');
    return null;
  };
  sink.script.failAfterDot = () => {
    steps.push('dot');
    return null;
  };
  const session = await open();
  await session.send(mail({ beforeBody: async () => steps.push('asked') > 0 }));
  expect(steps).toEqual(['rcpt', 'asked', 'dot']);
  session.close();
});

test('sends nothing when the answer is no', async () => {
  const session = await open();
  expect(await session.send(mail({ beforeBody: async () => false }))).toEqual({ kind: 'stopped' });
  await Bun.sleep(50);
  expect(sink.received).toEqual([]);
  expect(session.isOpen()).toBe(false);
});

test('says of a refused sender or recipient that it was not sent, and keeps the session for the next mail', async () => {
  sink.script.failAtRcpt = (to) => (to === 'nobody@example.com' ? { code: 550, text: '5.1.1 no such user' } : null);
  sink.script.failAtMail = (from) => (from === 'slow@larkinvale.example' ? { code: 451 } : null);
  const session = await open();
  expect(await session.send(mail({ to: ['nobody@example.com'] }))).toMatchObject({ kind: 'refused', code: 550, step: 'RCPT TO' });
  expect(await session.send(mail({ from: 'slow@larkinvale.example' }))).toMatchObject({ kind: 'refused', code: 451, step: 'MAIL FROM' });
  expect(await session.send(mail())).toMatchObject({ kind: 'accepted' });
  expect(sink.received).toHaveLength(1);
  expect(sink.logins()).toBe(1);
  session.close();
});

test('says "unknown" of whatever goes wrong after the body', async () => {
  sink.script.failAfterDot = () => ({ code: 554, text: '5.7.1 looks like spam' });
  const refused = await (await open()).send(mail());
  expect(refused).toMatchObject({ kind: 'unknown', code: 554 });
  sink.script.failAfterDot = undefined;
  sink.script.dropAfterDot = () => true;
  const dropped = await (await open()).send(mail());
  expect(dropped).toMatchObject({ kind: 'unknown', code: null });
  expect(sink.received).toHaveLength(1);
});

test('tells a rejected password from a server that is away, and from one that asks for a pause', async () => {
  const wrong = open({ passwordSealed: sealSecret('wrong', secret) });
  await expect(wrong).rejects.toMatchObject({ fault: 'auth_failed' });
  sink.script.failAtConnect = () => ({ code: 421, text: '4.7.0 too many connections' });
  await expect(open()).rejects.toMatchObject({ fault: 'throttled' });
  await sink.stop();
  await expect(open()).rejects.toMatchObject({ fault: 'unreachable' });
  sink = await startSink();
});

test('refuses to send in clear to a server that is not on this machine', async () => {
  // 0.0.0.0 reaches the sink but is no loopback name, so STARTTLS is demanded, which the sink does not offer.
  await expect(open({ host: '0.0.0.0' })).rejects.toMatchObject({ fault: 'unreachable' });
  expect(sink.logins()).toBe(0);
});

test('accepts a self-signed certificate only when told to', async () => {
  const tls = await startSink({ tls: {} });
  try {
    await expect(open({ port: tls.port })).rejects.toMatchObject({ fault: 'unreachable' });
    const session = await open({ port: tls.port, isTlsInsecure: true });
    expect(await session.send(mail())).toMatchObject({ kind: 'accepted' });
    session.close();
  } finally {
    await tls.stop();
  }
});
