import type { Report } from '../../inbox/incoming-mail.ts';
import { type Mime, unfold } from '../parse/read-mime.ts';

type Originals = Pick<Report, 'originalMessageIds' | 'originalKeys' | 'originalProofs'>;
const MAX_NAMES = 50;

/** What a report names of the mail it is about: in the returned part, else in its own headers or words. */
export function nameOriginals(returned: string, mime: Mime): Originals {
  const found = namedIn(returned);
  if (found.originalMessageIds.length > 0 || found.originalKeys.length > 0) return found;
  const own = mime.headers.filter(({ name }) => /^(in-reply-to|references|x-original-message-id|original-message-id)$/.test(name));
  const ids = own.flatMap(({ value }) => idsOf(value));
  return ids.length > 0 ? { ...found, originalMessageIds: ids.slice(0, MAX_NAMES) } : namedIn(mime.text);
}

/** Also of a mail that is cut off in the middle, or that lies in a report about a report. */
export function namedIn(returned: string): Originals {
  // Unfolded, since a long Message-ID stands on a line of its own.
  const text = unfold(returned);
  const values = (name: string) =>
    [...text.matchAll(new RegExp(`^[ \\t>|]{0,20}${name}[ \\t]*:[ \\t]*(.{1,1000})`, 'gim'))].map((match) => match[1]?.trim() ?? '');
  return {
    originalMessageIds: [...new Set(values('(?:original-)?message-id').flatMap(idsOf))].slice(0, MAX_NAMES),
    originalKeys: [...new Set(values('x-openhouse-message'))].slice(0, MAX_NAMES),
    originalProofs: [...new Set(values('x-openhouse-proof'))].slice(0, MAX_NAMES),
  };
}

/** To whom the returned mail was written. */
export function returnedTo(returned: string): string[] {
  const head = unfold(returned).split(/\r?\n[ \t>|]*\r?\n/)[0] ?? '';
  const to = [...head.matchAll(/^[ \t>|]{0,20}(?:to|cc|x-hmxmroriginalrecipient)[ \t]*:(.{1,2000})/gim)].map((match) => match[1] ?? '');
  return [...new Set(to.flatMap(addressesIn))].slice(0, 100);
}

/** For whom the servers on the way took it, as their `Received` lines say (RFC 5321 §4.4). */
export function handedOverFor(returned: string): string[] {
  return [...new Set([...unfold(returned).matchAll(/\bfor <([^<>\s]{3,320})>/g)].flatMap((match) => addressesIn(match[1] ?? '')))].slice(
    0,
    100,
  );
}

/** RFC 5321 §4.5.3.1 knows no longer path; what is longer is not an address. */
const MAX_FIELD = 20_000;
const idsOf = (text: string): string[] => text.match(/<[^<>\s]{1,900}>/g) ?? [];
/** Bounded, since a search for an @ that never comes takes the square of the length. */
export const addressesIn = (text: string): string[] =>
  (text.slice(0, MAX_FIELD).match(/[^\s<>;,:"'@()[\]：，；（）【】《》]{1,100}@[^\s<>;,:"'@()[\]：，；（）【】《》]{1,255}/g) ?? []).map(
    (address) =>
      address
        .toLowerCase()
        .replace(/^smtp=/, '')
        .replace(/[.…]+$/, ''),
  );
