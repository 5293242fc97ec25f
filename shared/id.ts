import { z } from 'zod';

/** Ids are strings everywhere: 24 hex digits that sort by time of creation. */
export const idSchema = z.string().min(1).max(100);

/**
 * An email address in the one spelling that we keep and compare: composed letters (NFC), lower case, the domain as DNS
 * asks for it (RFC 5891, UTS 46). `Ana@Bücher.example` and `ana@xn--bcher-kva.example` are one post box. What is no
 * address comes back trimmed and in lower case.
 */
export function canonicalAddress(address: string): string {
  const plain = address.normalize('NFC').trim().toLowerCase();
  const at = plain.lastIndexOf('@') + 1;
  return at === 0 || isAscii(plain.slice(at)) ? plain : `${plain.slice(0, at)}${asciiDomain(plain.slice(at))}`;
}

const isAscii = (text: string) => /^[ -~]*$/.test(text);

/** By way of a URL, which browsers have as well. A sign that means something else in a URL keeps a domain as it is. */
function asciiDomain(domain: string): string {
  if (/[\s/?#\\%:[\]]/.test(domain)) return domain;
  const url = `http://${domain}`;
  const ascii = URL.canParse(url) ? new URL(url).hostname : domain;
  // UTS 46 makes an ordinary comma of a wide one: what was one address must not become two.
  return /^[a-z0-9._-]+$/.test(ascii) ? ascii : domain;
}

/** An email address as we compare it, without display name. Line breaks and NUL are refused (header injection). */
export const addressSchema = z
  .string()
  .max(320)
  // Before the look at the signs: a Greek question mark is composed to a semicolon.
  .normalize('NFC')
  .regex(/^[^\s<>@,;:"\r\n\0]+@[^\s<>@,;:"\r\n\0]+$/, 'is not an email address')
  .transform(canonicalAddress);

/** One line of text that may stand in a mail header: CR, LF and NUL are refused. */
export const headerTextSchema = z
  .string()
  .max(998)
  .regex(/^[^\r\n\0]*$/, 'must be one line');

export const namedAddressSchema = z.object({ address: z.string(), name: z.string() });
export type NamedAddress = z.infer<typeof namedAddressSchema>;
