import { afterAll, beforeAll, expect, test } from 'bun:test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionStep } from '../../shared/mailbox.ts';
import { type Certificates, makeCertificates } from '../test/make-certificates.ts';
import { type Door, startTappedMail } from '../test/start-tapped-mail.ts';

/** This machine by a name that is not loopback's: TLS is not asked for there. */
const HOST = '0.0.0.0';
const [USER, PASSWORD] = ['hello@larkinvale.example', 'canary-of-the-wire'];
type Which = Exclude<keyof Certificates, 'caFile' | 'dir'>;

const CASES: [protocol: 'imap' | 'smtp', door: Door, which: Which, words: RegExp][] = [];
for (const protocol of ['imap', 'smtp'] as const) {
  for (const door of ['tls', 'starttls'] as const) {
    CASES.push([protocol, door, 'expired', /certificate of the server has expired/i]);
    CASES.push([protocol, door, 'otherHost', /certificate of the server is for another name/i]);
    CASES.push([protocol, door, 'selfSigned', /nobody this computer trusts/i]);
    CASES.push([protocol, door, 'good', /answers at port/]);
  }
  CASES.push([protocol, 'stripped', 'good', /does not offer encryption/i]);
  CASES.push([protocol, 'refused', 'good', /does not offer encryption/i]);
}
CASES.push(['imap', 'preauth', 'good', /does not offer encryption/i]);

let certificates: Certificates;
const results = new Map<string, { steps: ConnectionStep[]; heard: string[] }>();
const nameOf = (protocol: string, door: string, which: string) => `${protocol} ${door} ${which}`;

/** All doors are knocked at by one process, since a process reads its authorities once, when it starts. */
beforeAll(async () => {
  certificates = await makeCertificates(HOST);
  const servers = await Promise.all(
    CASES.map(async ([protocol, door, which]) => ({
      ...{ protocol, door, which },
      ...(await startTappedMail({ protocol, door, certificate: certificates[which] })),
    })),
  );
  const knocks = servers.map(({ protocol, door, port }) => {
    const server = { host: HOST, port, secure: door === 'tls', user: USER, password: PASSWORD, isTlsInsecure: false };
    return { protocol, tried: { imap: server, smtp: server, inboxPath: 'INBOX', sentPath: null } };
  });
  const child = Bun.spawn([process.execPath, join(import.meta.dirname, '../test/knock-at-mail.ts'), JSON.stringify(knocks)], {
    env: { PATH: process.env.PATH ?? '', NODE_EXTRA_CA_CERTS: certificates.caFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = JSON.parse(await new Response(child.stdout).text()) as ConnectionStep[][];
  for (const [at, { protocol, door, which, heard, stop }] of servers.entries()) {
    results.set(nameOf(protocol, door, which), { steps: said[at] ?? [], heard });
    stop();
  }
}, 60_000);
afterAll(() => rm(certificates.dir, { recursive: true, force: true }));

test.each(CASES)(
  '%s, %s, a certificate that is %s: the right words, and no byte of a password but to the right server',
  (protocol, door, which, words) => {
    const { steps, heard } = results.get(nameOf(protocol, door, which)) ?? { steps: [], heard: [] };
    expect(steps[0]?.words).toMatch(words);
    const isRight = which === 'good' && (door === 'tls' || door === 'starttls');
    const credentials = [USER, PASSWORD, btoa(USER), btoa(PASSWORD), btoa(`\0${USER}\0${PASSWORD}`)];
    const isTold = heard.some((line) => /^(\S+ )?(AUTH|LOGIN)/i.test(line) || credentials.some((secret) => line.includes(secret)));
    expect({ isTold, isIn: steps.some(({ name, state }) => name === 'Sign in' && state === 'ok') }).toEqual({
      isTold: isRight,
      isIn: isRight,
    });
    // After a refused certificate not even a greeting is answered.
    if (!isRight && door === 'tls') expect(heard).toEqual([]);
    expect(JSON.stringify(steps)).not.toContain(PASSWORD);
  },
);
