import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = { key: string; cert: string };
export type Certificates = Record<'good' | 'expired' | 'otherHost' | 'selfSigned', Certificate> & { caFile: string; dir: string };

/** Certificates for `host` (an address) by a test authority of our own: one that is right, and one for each thing that can be wrong with one. */
export async function makeCertificates(host: string): Promise<Certificates> {
  const dir = await mkdtemp(join(tmpdir(), 'openhouse-tls-'));
  const openssl = async (...args: string[]) => {
    const child = Bun.spawn(['openssl', ...args], { cwd: dir, stdout: 'ignore', stderr: 'pipe' });
    if ((await child.exited) !== 0) throw new Error(`openssl ${args[0]}: ${await new Response(child.stderr).text()}`);
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const selfSign = (name: string, subject: string, more: string[]) =>
    openssl('req', '-x509', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.crt`, '-subj', subject, ...more);
  const here = `subjectAltName=IP:${host}`;
  await Promise.all([
    selfSign('ca', '/CN=Openhouse test authority', ['-days', '30', '-addext', 'basicConstraints=critical,CA:TRUE']),
    selfSign('selfSigned', `/CN=${host}`, ['-days', '30', '-addext', here]),
  ]);
  const sign = async (name: string, { altName, dates }: { altName: string; dates: string[] }) => {
    await openssl('req', '-new', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    await Bun.write(join(dir, `${name}.ext`), `${altName}\n`);
    const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', String(name.length + 100), '-extfile', `${name}.ext`];
    await openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.crt`, ...by, ...dates);
  };
  await Promise.all([
    sign('good', { altName: here, dates: ['-days', '30'] }),
    // Ended yesterday: a negative span is what every openssl understands.
    sign('expired', { altName: here, dates: ['-days', '-1'] }),
    sign('otherHost', { altName: 'subjectAltName=DNS:mail.somebody-else.example', dates: ['-days', '30'] }),
  ]);
  const read = async (name: string) => ({
    key: await readFile(join(dir, `${name}.key`), 'utf8'),
    cert: await readFile(join(dir, `${name}.crt`), 'utf8'),
  });
  const [good, expired, otherHost, selfSigned] = await Promise.all(['good', 'expired', 'otherHost', 'selfSigned'].map(read));
  if (!good || !expired || !otherHost || !selfSigned) throw new Error('no certificates');
  return { good, expired, otherHost, selfSigned, caFile: join(dir, 'ca.crt'), dir };
}
