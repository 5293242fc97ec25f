import { canonicalAddress } from '../../../shared/id.ts';
import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { FENCE_CLOSE, FENCE_OPEN } from '../prompt-data.ts';
import type { GuardContext } from './guard-context.ts';
import { strangerFaults } from './stranger-faults.ts';

const INSTRUCTIONS =
  /\b((system|developer) (prompt|message|instructions?)|(my|the|these|our) (system )?(instructions|prompt|rules say|guidelines|guard ?rails)|data block|failedChecks|mayProposeCall|(i was|i am|i['’]m) (told|instructed|programmed) to|language model|chatgpt|openai|gpt-\d|json|tool call|searchProperties|getProperty|freeCallSlots|our (agents|system|team|software) (rates?|scores?|ranks?|flags?) you|hot lead|lead score|ignore (all |any )?(previous|prior|earlier) instructions)\b/iu;
const DATA = /[{[]\s*"\w+"\s*:/u;
const PRIVATE =
  /\b(lock ?box|(key|door|entry|access|gate|alarm|garage) codes?|the code is|keys? (is|are) (under|in|with|at)|showing instructions?|private remarks?|agent(['’]s)? (only )?remarks?|(seller|owner|landlord)['’]?s? (desk|bottom line|motivation|reason|deadline|minimum|lowest|reserve|divorce|debts?|foreclosure)|must sell|internal notes?|confidential|offers (are |will be )?reviewed|not (yet )?public)\b/iu;
/** What others ask, offer, own or are called is theirs. */
const SELLERS =
  /\b(owner|seller|landlord|tenant|famil(y|ies)|couple)s?\b[^.;]{0,50}\b(divorc\p{L}*|foreclos\p{L}*|bankrupt\p{L}*|debts?|behind on|in trouble|ill|died|deceased|pregnant|evict\p{L}*)\b|\bempty (during|while|all|on)\b|\b(between us|off the record|just between)\b|\binspection (found|showed|turned up|revealed)\b/iu;
/** What nobody should send by mail, and how swindlers ask to be paid. */
const MONEY_TRAPS =
  /\b(social security|ssn|passport|credit card|card number|bank (account|details)|account number|routing number|iban|gift cards?|bitcoins?|crypto(currency)?|bc1[a-z0-9]{20,}|passwords?|pin code|bank transfer|wire (the|a|your|us)|western union|paypal|venmo|zelle)\b|\btext\b[^.;]{0,30}\bto \d{4,6}\b|\b(número de seguro social|tarjeta de crédito|transferencia bancaria|carte de crédit|virement bancaire|kreditkarte\p{L}*|überweis\p{L}+)\b/iu;
const OTHERS =
  /\b(a|some|one) (customer|client|buyer|tenant|lead)s? (of ours\b|named\b|called\b)|\b(another|other|one of our|some of our|a different|our other|a fellow) (customer|client|buyer|seller|tenant|lead|contact|person|family|couple)s?\b[^.]{0,80}\b(named|called|is|are|was|has|have|had|lives?|offer(s|ed)?|bought|wants?|paid|looking|asked|wrote|budget)\b|\b(the|its|their) (seller|owner|landlord|tenant|previous owner)s? (is|are|was|were)?\s?(called|named|(Mr|Mrs|Ms|Dr)\b\.?)/iu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu;
const PHONE = /(?<![\d$€£,.])(?:\+?\(?\d{1,4}\)?[\s.-]\(?\d{2,4}\)?[\s.-]\d{2,4}(?:[\s.-]?\d{2,4})?|\+?\d{7,15}|\d{3}-\d{4})(?!\d)/gu;
const LINK =
  /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>"')\]]+|\b(?:[\p{L}\d-]{2,}\.)+(?!ft\b)\p{Ll}{2,24}\b(?::\d+)?(?:\/\S*)?|\b[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})*\.(?:COM|NET|ORG|IO|CO|INFO|EXAMPLE)\b(?:\/\S*)?/gu;
/** Links spelled so that no program sees one. */
const HIDDEN_LINK =
  /\b[\p{L}\d-]+\s?[[({]\s?(?:dot|\.)\s?[\])}]\s?[\p{L}]{2,}|\b[\p{L}\d-]+ dot (?:com|net|org|io|co|info|example)\b|\b(?:hxxps?|javascript|data|mailto|tel):/giu;

/** No instructions, nobody else's data, no private remarks, no link or address that is not the brokerage's or a listing's. */
export function leakGate(draft: Draft, context: GuardContext): string[] {
  const { contact, settings, customerWords } = context;
  const prose = plainCharacters(proseOf(draft));
  const { brokerage } = settings;
  const fence = [FENCE_OPEN, FENCE_CLOSE].filter((mark) => prose.includes(mark));
  const told = [INSTRUCTIONS, DATA, PRIVATE, SELLERS, MONEY_TRAPS, OTHERS].flatMap((pattern) => pattern.exec(prose)?.[0] ?? []);
  const ownHosts = [...brokerage.linkDomains, hostOf(brokerage.website)].filter(Boolean);
  const hosts = [...ownHosts, ...draft.listings.map(({ virtualTourURLUnbranded }) => hostOf(virtualTourURLUnbranded)).filter(Boolean)];
  const ownAddresses = [contact.email, ...contact.otherEmails].map(canonicalAddress);
  const emails = found(prose, EMAIL).filter(
    (email) => !ownAddresses.includes(canonicalAddress(email)) && !isWithin(email.split('@')[1] ?? '', ownHosts),
  );
  const links = [...found(prose.replace(EMAIL, ' '), LINK).filter((link) => !isWithin(hostOf(link), hosts)), ...found(prose, HIDDEN_LINK)];
  const own = [brokerage.phone, contact.mobilePhone].map(digits).filter(Boolean);
  const theirs = found(plainCharacters(customerWords), PHONE).map(digits);
  const phones = sentencesOf(prose).flatMap((sentence) => {
    // A number the customer gave may be told back to him; he is not sent to it.
    const known = TO_YOU.test(sentence) ? [...own, ...theirs] : own;
    return found(sentence.replace(SUM, ' '), PHONE).filter(
      (phone) => digits(phone).length >= 7 && !known.some((one) => one.endsWith(digits(phone))),
    );
  });
  return [
    ...fence.map((mark) => `the prose holds "${mark}"`),
    ...told.map((words) => `"${words}" is not for customers`),
    ...emails.map((email) => `the address ${email} is neither ours nor the customer's`),
    ...links.map((link) => `the link ${link} is not the brokerage's`),
    ...strangerFaults(prose, draft, context),
    ...disguised(proseOf(draft), context.customerWords),
    ...phones.map((phone) => `the number ${phone} is neither ours nor the customer's`),
  ];
}

/** "1.000.000 $": grouped by thousands before a currency, as most of the world writes a price. */
const SUM = /(?<![\d+(-])[1-9]\d{0,2}(?:[.\s\u00a0\u202f]\d{3})+(?=\s?(?:[$€£]|US\$|dollars?|dólares|euros?)(?![\p{L}\d]))/giu;

const TO_YOU =
  /(?<!\p{L})(you at|you on|your (number|phone|mobile)|call you|reach you|(su|tu) (número|teléfono)|llamarle|votre (numéro|téléphone)|vous (appeler|joindre)|ihre (nummer|telefonnummer)|sie (unter|an)|seu (número|telefone))(?!\p{L})/iu;
const OTHER_ALPHABET = /(?=\p{L})[^\p{Script=Latin}]/u;

/** Letters of another alphabet among ours: a link or a word that is not what it looks like. */
function disguised(prose: string, customerWords: string): string[] {
  if (OTHER_ALPHABET.test(customerWords)) return [];
  const word = /\S*(?=\p{L})[^\p{Script=Latin}\u00aa\u00ba\uff21-\uff5a]\S*/u.exec(prose.normalize('NFC'))?.[0];
  return word && !/^\p{Script=Common}+$/u.test(word) ? [`"${word}" is written with letters of another alphabet`] : [];
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
