import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { AppError } from '../../errors.ts';

/** Networks that are nobody's on the internet (RFC 6890): a form must not become a way to knock at doors in here. */
const INSIDE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  INSIDE.addSubnet(net, prefix, 'ipv6');
}

type Resolve = (host: string) => Promise<string[]>;
const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * A name that cannot be resolved passes: the connection says so itself, in better words.
 * @throws AppError BAD_INPUT when the host, or any address its name stands for, is inside our own network
 */
export async function refusePrivateHost(host: string, { resolve = resolveAll }: { resolve?: Resolve } = {}): Promise<void> {
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (!addresses.some(isInside)) return;
  throw new AppError('BAD_INPUT', {
    message: `${host} is inside our own network`,
    userMessage: `${host} is inside this server’s own network. A mail server there is named in the environment (IMAP_HOST, SMTP_HOST).`,
  });
}

function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isInside(mapped);
  return INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
