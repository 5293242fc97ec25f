import type { MailKind } from '../../../shared/message.ts';
import { sentencesOf } from '../../words/sentences.ts';
import type { TriageData } from '../prompt-data.ts';
import { cuesOf } from '../rehearsal-cues/cues-of.ts';
import { ownWords } from './own-words.ts';

export type KindFound = { kind: MailKind; confidence: number; reason: string; evidence: string };
type Weighed = { kind: MailKind; weight: number; hit: string };

/** Of two kinds that weigh the same, the one that is worse to overlook. */
const ORDER: readonly MailKind[] = [
  ...(['auto_reply', 'bounce', 'spam_report', 'unsubscribe', 'complaint', 'existing_client', 'spam', 'vendor'] as const),
  ...(['seller_lead', 'renter_lead', 'buyer_lead', 'general_inquiry', 'other'] as const),
];
const LEADS: readonly MailKind[] = ['buyer_lead', 'renter_lead', 'seller_lead'];
/** A conversation goes on with what it was about, unless a mail says something else as loud as this. */
const GOES_ON = 4;
const IS_ANSWER = 1.5;
/** From here on a piece of evidence is a wish in plain words, and no mere noun. */
const PLAIN = 2.5;
/** Below this no kind is shown. */
const ENOUGH = 0.9;

/** What one mail is, by the weight of all the small pieces of evidence for each kind. */
export function weighKinds({ mail, conversation, soFar }: TriageData, language: string): KindFound {
  const own = ownWords(mail.text);
  const isReply = /^\s*(re|aw|sv|rv|res|antw)\s*:/i.test(mail.subject);
  const said = [...weigh(own, { language, share: 1 }), ...weigh(ownWords(mail.subject), { language, share: isReply ? 0.3 : 0.7 })];
  const all = [...said, ...before({ conversation, soFar }, language), ...shape(own, said)];
  const sums = ORDER.map((kind) => ({ kind, sum: total(all, kind) })).toSorted((a, b) => b.sum - a.sum);
  const [first, second] = sums;
  if (!first || first.sum < ENOUGH) {
    const isQuestion = /[?？]/.test(mail.text);
    return found({ kind: isQuestion ? 'general_inquiry' : 'other', confidence: 0.5, reason: 'none of the known wishes' }, mail.text);
  }
  const margin = first.sum - (second?.sum ?? 0);
  const confidence = Math.min(0.5 + Math.min(first.sum, 3) * 0.12 + Math.min(margin, 2) * 0.06, 0.97);
  const telling = all.filter(({ kind }) => kind === first.kind).toSorted((a, b) => b.weight - a.weight || b.hit.length - a.hit.length)[0];
  const isQuote = telling?.hit && `${mail.subject}\n${own}`.toLowerCase().includes(telling.hit.toLowerCase());
  const because = telling?.hit ? `: ${isQuote ? `says "${telling.hit}"` : telling.hit}` : ', as before in this conversation';
  const reason = `${WANTS[first.kind]}${because}`;
  return found({ kind: first.kind, confidence: Math.round(confidence * 100) / 100, reason }, mail.text, telling?.hit);
}

/** What a kind means, for people who ask why. */
const WANTS: Record<MailKind, string> = {
  ...{ buyer_lead: 'wants to buy', renter_lead: 'wants to rent', seller_lead: 'wants to sell, or to know a value' },
  ...{ general_inquiry: 'asks a question of the office', existing_client: 'is a client already', vendor: 'another business' },
  ...{ unsubscribe: 'wants no more mail', complaint: 'is angry', spam: 'looks like spam', other: 'none of our matters' },
  ...{ auto_reply: 'a machine', bounce: 'a delivery report', spam_report: 'a report of spam' },
};

const total = (all: readonly Weighed[], kind: MailKind) => all.reduce((sum, one) => sum + (one.kind === kind ? one.weight : 0), 0);

function weigh(words: string, { language, share }: { language: string; share: number }): Weighed[] {
  return cuesOf(language)
    .flatMap(({ kinds }) => kinds)
    .flatMap(([kind, weight, pattern]) => {
      const hit = pattern.exec(words)?.[0].trim();
      return hit ? [{ kind, weight: weight * share, hit: hit.slice(0, 60) }] : [];
    });
}

/** Who rents looks for a home in the words of who buys; only words of renting and of buying tell them apart. */
const isTenant = (weighed: readonly Weighed[]) =>
  weighed.some((one) => one.kind === 'renter_lead' && one.weight >= 3) &&
  !weighed.some(
    (one) => ((one.kind === 'buyer_lead' && one.weight >= 3) || (one.kind === 'general_inquiry' && one.weight >= 4)) && one.hit !== '',
  );
/** Said in so many words, these are meant, whatever the conversation was about. */
const LOUD: readonly MailKind[] = ['unsubscribe', 'complaint', 'existing_client'];

/** What the conversation was about so far: the customer's words tell it, else ours. */
function before({ conversation, soFar }: Pick<TriageData, 'conversation' | 'soFar'>, language: string): Weighed[] {
  if (soFar) return [{ kind: soFar, weight: soFar === 'complaint' ? IS_ANSWER : GOES_ON, hit: '' }];
  if (conversation.length === 0) return [];
  const kindOf = (author: 'customer' | 'us', among: readonly MailKind[]) => {
    const turns = conversation.filter((turn) => turn.author === author);
    const weighed = turns.flatMap((turn) => weigh(ownWords(turn.text), { language, share: 1 }));
    // "A house" and "two bedrooms" are said by owners too: where something plain was said, that alone counts.
    const plain = weighed.filter(({ weight }) => weight >= PLAIN);
    const said = plain.some((one) => among.includes(one.kind)) ? plain : weighed;
    const best = among.map((kind) => ({ kind, sum: total(said, kind) })).toSorted((a, b) => b.sum - a.sum)[0];
    if (best?.kind === 'buyer_lead' && isTenant(weighed)) return 'renter_lead';
    return best && best.sum >= 1 ? best.kind : null;
  };
  const theirs = kindOf('customer', [...LEADS, 'existing_client']);
  if (theirs) return [{ kind: theirs, weight: GOES_ON, hit: '' }];
  // Who was angry and wants nothing else yet is angry still.
  const ours = kindOf('customer', ['complaint']) ?? kindOf('us', LEADS) ?? 'buyer_lead';
  return [{ kind: ours, weight: IS_ANSWER, hit: '' }];
}

/** "12 Harbour Street": a number and names behind it. "5 Zimmer" is none, and "a good way to begin" names no way. */
export const NUMBERED = /(?<![\d:$.,])\b\d{1,5}[a-z]?\s+(?:(?!Zimmer|Schlaf)\p{Lu}[\p{L}'-]+\s+){1,3}/u;

const ONLY_PHONE = /^\W*(?:(?:tel|phone|cell|mobile|my number|call)[\s:.]*)?\+?[\d\s().-]{9,20}[\s.!]*$/iu;
/** A mail that is a phone number and nothing else. A long one is not: it is not looked through. */
export const isOnlyPhone = (own: string) => own.length <= 80 && ONLY_PHONE.test(own);

/** What no single word shows. */
function shape(own: string, said: readonly Weighed[]): Weighed[] {
  const has = (kind: MailKind) => said.some((one) => one.kind === kind && one.weight >= 1.5);
  // Where the sale is told before the purchase, the sale leads.
  const sell = own.search(/\b(sell|selling|vender|vendre|verkaufen)\b/i);
  const buy = own.search(/\b(buy|buying|purchase|comprar|acheter|kaufen)\b/i);
  const isSaleFirst = sell >= 0 && buy > sell && has('seller_lead');
  // Who asks about a home without a word on why is most likely to want it.
  const isAboutHome = NUMBERED.test(`${own} `) && own.includes('?') && !has('renter_lead') && !has('vendor');
  // Who has to sell before he can buy is a buyer.
  const isBuyerFirst = /\b(looking for|want to buy|searching for|interested in)\b[\s\S]{0,200}\b(need|have|must|got) to sell\b/i.test(own);
  const isShouting = /!!|\b[A-Z]{4,}\b.*\b[A-Z]{4,}\b/.test(own) && has('complaint');
  const loud = LOUD.filter((kind) => said.some((one) => one.kind === kind && one.weight >= (kind === 'complaint' ? PLAIN : 3)));
  return [
    ...(isTenant(said) ? [{ kind: 'renter_lead' as const, weight: 3, hit: '' }] : []),
    ...loud.map((kind) => ({ kind, weight: 2.5, hit: '' })),
    ...(isSaleFirst ? [{ kind: 'seller_lead' as const, weight: 2.5, hit: '' }] : []),
    ...(isBuyerFirst ? [{ kind: 'buyer_lead' as const, weight: 4, hit: '' }] : []),
    ...(isAboutHome ? [{ kind: 'buyer_lead' as const, weight: 1, hit: 'asks about a home' }] : []),
    // A number to call and nothing else is a wish for a call.
    ...(isOnlyPhone(own) ? [{ kind: 'general_inquiry' as const, weight: 2, hit: own.trim() }] : []),
    ...(isShouting ? [{ kind: 'complaint' as const, weight: 1, hit: '' }] : []),
  ];
}

function found(said: Omit<KindFound, 'evidence'>, text: string, hit = ''): KindFound {
  const plain = ownWords(text).toLowerCase();
  const at = hit ? plain.indexOf(hit.toLowerCase()) : -1;
  const around = sentencesOf(text).find(
    (sentence) => at >= 0 && text.indexOf(sentence) <= at && text.indexOf(sentence) + sentence.length > at,
  );
  return { ...said, evidence: (around ?? text.trim()).slice(0, 160) };
}
