import { z } from 'zod';

/** Labels of letters, digits and dashes with dots between, the last one no number: RFC 1123 §2.1, and other alphabets (RFC 5890). */
const DOMAIN =
  /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:xn--[a-z0-9-]{2,59}|\p{L}[\p{L}\p{M}]{1,62})$/iu;

const isDomain = (text: string) => DOMAIN.test(text);

/** A domain as we compare it: lower case, no scheme, no path. */
export const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .refine(isDomain, {
    error: ({ input }) => `“${String(input).slice(0, 100)}” is no domain: write it as example.com, without https:// and without a path`,
  });

/** Blank lines of a field that holds one domain on each are no domains, and no fault. */
export const domainsSchema = z
  .array(z.string())
  .transform((lines) => lines.filter((line) => line.trim() !== ''))
  .pipe(z.array(domainSchema).max(100));

/**
 * The address of a website, or nothing. A bare host is taken for https. Pages of it are linked to by writing a path
 * behind it, so that it ends before any ? and #.
 */
export const websiteSchema = z
  .string()
  .trim()
  .max(500)
  .transform((text) => (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) || text === '' ? text : `https://${text}`))
  .refine((url) => url === '' || isWebsite(url), 'is no web address such as https://www.example.com');

function isWebsite(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"?#@]+$/i.test(text) || !URL.canParse(text)) return false;
  return isDomain(new URL(text).hostname);
}
