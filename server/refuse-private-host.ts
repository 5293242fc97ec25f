import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { AppError } from './errors.ts';

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
  // An IPv4 address in an IPv6 coat: translated (RFC 6052) and tunnelled (RFC 3056).
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  INSIDE.addSubnet(net, prefix, 'ipv6');
}

type Resolve = (host: string) => Promise<string[]>;
const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);
type Options = {
  resolve?: Resolve;
  /** May it be this machine itself? Where people develop, what they try mostly runs beside Openhouse. */
  isLoopbackFine?: boolean;
  /** What else a person can do, in words. */
  hint?: string;
};

/**
 * The addresses a name stands for, so that a caller connects to what was looked at and to nothing else.
 * A name that cannot be resolved has none: the connection says so itself, in better words.
 * @throws AppError BAD_INPUT when the host, or any address its name stands for, is inside our own network
 */
export async function refusePrivateHost(
  host: string,
  { resolve = resolveAll, isLoopbackFine = false, hint = MAIL_HINT }: Options = {},
): Promise<string[]> {
  const addresses = await addressesOf(host, { resolve });
  if (!addresses.some((address) => isInside(address) && !(isLoopbackFine && isLoopback(address)))) return addresses;
  throw new AppError('BAD_INPUT', {
    message: `${host} is inside our own network`,
    userMessage: `${host} is inside this server’s own network. ${hint}`,
  });
}

/** None when the name is not known. */
export async function addressesOf(host: string, { resolve = resolveAll }: Pick<Options, 'resolve'> = {}): Promise<string[]> {
  return isIP(host) ? [host] : resolve(host).catch(() => []);
}

const MAIL_HINT = 'A mail server there is named in the environment (IMAP_HOST, SMTP_HOST).';

function isInside(address: string): boolean {
  return INSIDE.check(plainAddress(address), isIP(plainAddress(address)) === 6 ? 'ipv6' : 'ipv4');
}

function isLoopback(address: string): boolean {
  const plain = plainAddress(address);
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** An IPv4 address written as one of IPv6 (`::ffff:10.0.0.1`, `::ffff:a00:1`) is the IPv4 address. */
function plainAddress(address: string): string {
  const [, dotted, high, low] = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address) ?? [];
  if (dotted) return dotted;
  if (high === undefined || low === undefined) return address;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
