import type { FetchedMail } from '../in/fetch-mails.ts';

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
    const kin = [...new Set(names.flatMap((name) => known.get(name) ?? []))].sort((a, b) => b.names.length - a.names.length);
    // The smaller ones join the largest: mails that all name thousands of others cost what they hold, and no more.
    const [strand = { mails: [], names: [] }, ...smaller] = kin;
    for (const { mails: more } of smaller) strand.mails.push(...more);
    strand.mails.push(mail);
    for (const name of [...smaller.flatMap((each) => each.names), ...names]) {
      if (known.get(name) === strand) continue;
      known.set(name, strand);
      strand.names.push(name);
    }
    for (const each of smaller) strands.delete(each);
    strands.add(strand);
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
  const bare = from.match(/[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;]{1,255}/g) ?? [];
  const names = new Set([...bracketed, ...[...bare, ...(loose ? [loose] : [])].map((name) => `<${name}>`)]);
  for (const own of ownAddresses) names.delete(`<${own.toLowerCase()}>`);
  return [...names];
}
