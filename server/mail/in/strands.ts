import type { FetchedMail } from './fetch-mails.ts';

/** Headers longer than this say nothing about kinship that their beginning does not. */
const MAX_HEAD = 64 * 1024;

type Strand<Mail> = { mails: Mail[]; names: string[] };

/**
 * Parts mails into strands: mails of one sender, and mails that name each other, stay together in their order; two
 * strands have nothing to do with each other and may be taken in at the same time. It looks at header bytes only and
 * rather joins too much: whatever stands in angle brackets is a name, except our own addresses.
 */
export function strandsOf<Mail extends Pick<FetchedMail, 'uid' | 'raw'>>(mails: Mail[], ownAddresses: string[]): Mail[][] {
  const known = new Map<string, Strand<Mail>>();
  const strands = new Set<Strand<Mail>>();
  for (const mail of mails) {
    const names = namesIn(mail.raw, ownAddresses);
    const kin = [...new Set(names.flatMap((name) => known.get(name) ?? []))];
    const strand = { mails: [...kin.flatMap((each) => each.mails), mail], names: [...kin.flatMap((each) => each.names), ...names] };
    for (const each of kin) strands.delete(each);
    strands.add(strand);
    for (const name of strand.names) known.set(name, strand);
  }
  return [...strands].map((strand) => strand.mails.toSorted((a, b) => a.uid - b.uid));
}

/** Message-IDs of every header, and who wrote. */
function namesIn(raw: Uint8Array, ownAddresses: string[]): string[] {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MAX_HEAD)).toString('latin1').toLowerCase();
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const bracketed = head.match(/<[^<>\s]{1,900}>/g) ?? [];
  const loose = /^message-id:\s*([^<>\s]+)\s*$/m.exec(head)?.[1];
  const [from = ''] = /^from:.*(\r?\n[ \t].*)*/m.exec(head) ?? [];
  const bare = from.match(/[^\s<>"(),:;]+@[^\s<>"(),:;]+/g) ?? [];
  const names = new Set([...bracketed, ...[...bare, ...(loose ? [loose] : [])].map((name) => `<${name}>`)]);
  for (const own of ownAddresses) names.delete(`<${own.toLowerCase()}>`);
  return [...names];
}
