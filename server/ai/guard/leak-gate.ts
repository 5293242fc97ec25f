import { type Draft, proseOf } from '../draft/draft.ts';
import { FENCE_CLOSE, FENCE_OPEN } from '../prompt-data.ts';
import type { GuardContext } from './guard-context.ts';

const INSTRUCTIONS =
  /\b(system prompt|my (instructions|prompt)|(i was|i am|i['’]m) (told|instructed|programmed) to|language model|chatgpt|openai|gpt-\d|json|tool call|searchProperties|getProperty|freeCallSlots|ignore (all |any )?(previous|prior|earlier) instructions)\b/iu;
const PRIVATE =
  /\b(lock ?box|gate code|alarm code|showing instructions?|private remarks?|seller['’]?s? (bottom line|motivation)|internal note)\b/iu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu;
const PHONE = /(?<![\d$€£,.])\+?\(?\d{1,4}\)?[\s.-]\(?\d{2,4}\)?[\s.-]\d{2,4}(?:[\s.-]?\d{2,4})?(?!\d)/gu;
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|info|biz|ru|cn|xyz|top|link|click|example|app|dev|ly|us|me|site|online)\b(?:\/\S*)?/giu;

/** No instructions, nobody else's data, no private remarks, no link or address that is not the brokerage's or a listing's. */
export function leakGate(draft: Draft, { contact, settings, customerWords }: GuardContext): string[] {
  const prose = proseOf(draft);
  const { brokerage } = settings;
  const fence = [FENCE_OPEN, FENCE_CLOSE].filter((mark) => prose.includes(mark));
  const told = [INSTRUCTIONS, PRIVATE].flatMap((pattern) => pattern.exec(prose)?.[0] ?? []);
  const ownHosts = [...brokerage.linkDomains, hostOf(brokerage.website)].filter(Boolean);
  const hosts = [...ownHosts, ...draft.listings.map(({ virtualTourURLUnbranded }) => hostOf(virtualTourURLUnbranded)).filter(Boolean)];
  const ownAddresses = [contact.email, ...contact.otherEmails].map((address) => address.toLowerCase());
  const emails = found(prose, EMAIL).filter(
    (email) => !ownAddresses.includes(email.toLowerCase()) && !isWithin(email.split('@')[1] ?? '', ownHosts),
  );
  const links = found(prose.replace(EMAIL, ' '), LINK).filter((link) => !isWithin(hostOf(link), hosts));
  const known = [brokerage.phone, contact.mobilePhone, customerWords].map(digits).join('|');
  const phones = found(prose, PHONE).filter((phone) => digits(phone).length >= 7 && !known.includes(digits(phone)));
  return [
    ...fence.map((mark) => `the prose holds "${mark}"`),
    ...told.map((words) => `"${words}" is not for customers`),
    ...emails.map((email) => `the address ${email} is neither ours nor the customer's`),
    ...links.map((link) => `the link ${link} is not the brokerage's`),
    ...phones.map((phone) => `the number ${phone} is neither ours nor the customer's`),
  ];
}

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([words]) => words);
const digits = (text: string) => text.replace(/\D/g, '');

function hostOf(link: string): string {
  return (
    link
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .split(/[/?#:]/)[0] ?? ''
  ).replace(/\.+$/, '');
}

const isWithin = (host: string, domains: readonly string[]) =>
  domains.some((domain) => host.toLowerCase() === domain || host.toLowerCase().endsWith(`.${domain}`));
