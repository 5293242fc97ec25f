import type { Triage } from '../../../shared/decision.ts';
import type { MailKind } from '../../../shared/message.ts';
import { languageOf } from '../words/language.ts';
import { sentencesOf } from '../words/sentences.ts';
import type { TriageData } from '../prompt-data.ts';
import { findSlots } from './find-slots.ts';
import { ASKS_FOR_PERSON, INJECTION, INTENT_WORDS, KIND_WORDS, REFUSES_CALL } from './mail-words.ts';

type KindFound = { kind: MailKind; confidence: number; reason: string; evidence: string };
const LEADS: readonly MailKind[] = ['buyer_lead', 'renter_lead', 'seller_lead', 'existing_client'];
/** A street address: a number and a capitalised name. */
const NAMES_LISTING =
  /\b\d{1,6}\s+(\p{Lu}[\p{L}'’-]+\s?){1,3}|\b(it|this|that|the) (house|home|condo|listing|place|apartment)\b|\bthe (first|second|third|last) one\b|\bit\b|\bla casa\b|\bla maison\b/u;

const HOME = /\b\d{1,6}\s+\p{Lu}[\p{L}'’-]+\s(\p{Lu}|street|road|lane|avenue)/u;

/** Sorts one mail as triage asks: what it is, what it wants, how warm it is. */
export function sayTriage({ mail, conversation, corrections }: TriageData): Triage {
  const text = `${mail.subject}\n${mail.text}`;
  const refusesCall = REFUSES_CALL.test(mail.text);
  const intents = intentsOf(mail.text, text).filter((intent) => !(refusesCall && intent === 'asks_to_talk'));
  const said = correctedKind(mail.text, corrections) ?? kindOf(text, { earlier: conversation, isAnswer: conversation.length > 0 });
  // Who asks about a home without a word on why is most likely to want it.
  const isAboutHome =
    intents.some((intent) => intent === 'asks_about_listing' || intent === 'asks_to_view') ||
    (intents.includes('asks_to_talk') && HOME.test(text));
  const found: KindFound =
    said.kind === 'other' && isAboutHome ? { ...said, kind: 'buyer_lead', confidence: 0.8, reason: 'asks about a home' } : said;
  const isQuiet = ['spam', 'auto_reply', 'vendor'].includes(found.kind);
  const slots = isQuiet ? [] : findSlots({ task: 'learn', kind: found.kind, mail, known: [] });
  const value = (name: string) => slots.find(({ slot }) => slot === name)?.value;
  const questions = (mail.text.match(/\?/g) ?? []).length;
  return {
    ...found,
    language: languageOf(mail.text) ?? languageOf(text) ?? 'en',
    intents: intents.length > 0 ? intents : ['other'],
    engagement: isQuiet
      ? 0
      : share(0.25 + Math.min(mail.text.length / 900, 0.25) + Math.min(questions, 2) * 0.1 + Math.min(slots.length, 4) * 0.07),
    readiness: isQuiet ? 0 : share(readiness({ intents, timeframe: value('timeframe'), financing: value('financing'), text: mail.text })),
    asksForPerson: ASKS_FOR_PERSON.test(text),
    refusesCall,
    injectionSuspected: INJECTION.test(text),
  };
}

function kindOf(text: string, { earlier, isAnswer }: { earlier: TriageData['conversation']; isAnswer: boolean }): KindFound {
  const said = kindSaid(text);
  // An answer in a running conversation keeps the lead it was, unless it says something stronger.
  const before = isAnswer ? earlier.filter(({ author }) => author === 'customer').map((turn) => kindSaid(turn.text)) : [];
  const lead = before.find((one) => one !== null && LEADS.includes(one.kind));
  const isStronger = said !== null && !['buyer_lead', 'general_inquiry'].includes(said.kind);
  if (lead && !isStronger)
    return {
      kind: lead.kind,
      confidence: 0.85,
      reason: 'goes on with what was asked before',
      evidence: said?.evidence ?? text.trim().slice(0, 80),
    };
  if (said) return said;
  if (isAnswer) return { kind: 'general_inquiry', confidence: 0.7, reason: 'an answer to our mail', evidence: text.trim().slice(0, 80) };
  return {
    kind: 'other',
    confidence: text.includes('?') ? 0.55 : 0.5,
    reason: 'none of the known wishes',
    evidence: text.trim().slice(0, 80),
  };
}

function kindSaid(text: string): KindFound | null {
  for (const [kind, confidence, pattern] of KIND_WORDS) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    const evidence = sentencesOf(text).find((sentence) => pattern.test(sentence)) ?? hit[0];
    return { kind, confidence, reason: `says "${hit[0].trim()}"`, evidence };
  }
  return null;
}

function intentsOf(own: string, text: string): Triage['intents'] {
  const questions = sentencesOf(own).filter((sentence) => sentence.endsWith('?'));
  const isAboutListing = NAMES_LISTING.test(text);
  return INTENT_WORDS.filter(({ intent, pattern, question }) => {
    if (intent === 'asks_about_listing' && !isAboutListing) return false;
    return question ? questions.some((one) => pattern.test(one)) : pattern.test(intent === 'asks_to_view' ? text : own);
  }).map(({ intent }) => intent);
}

function readiness({
  intents,
  timeframe,
  financing,
  text,
}: {
  intents: Triage['intents'];
  timeframe: unknown;
  financing: unknown;
  text: string;
}): number {
  const pace = timeframe === 'now' ? 0.3 : timeframe === 'soon' ? 0.2 : timeframe === 'distant' ? -0.1 : 0;
  const money = financing === 'cash' || financing === 'pre_approved' ? 0.15 : 0;
  const wish =
    (intents.includes('asks_to_view') ? 0.25 : 0) + (intents.includes('asks_to_talk') || intents.includes('picks_time') ? 0.25 : 0);
  const idle = /\b(just|only) (looking|browsing|curious)|no rush|nothing urgent|sin prisa|rien d['’]urgent/iu.test(text) ? -0.1 : 0;
  return 0.2 + pace + money + wish + idle;
}

/** People's corrections count for mails that share most of their words. */
function correctedKind(text: string, corrections: TriageData['corrections']): KindFound | null {
  const words = wordsOf(text);
  const alike = corrections.find((one) => {
    const others = wordsOf(one.text);
    const shared = [...words].filter((word) => others.has(word)).length;
    return words.size > 3 && shared / Math.max(words.size, others.size) > 0.6;
  });
  if (!alike) return null;
  return { kind: alike.kind as MailKind, confidence: 0.9, reason: 'a person sorted a mail like this', evidence: text.trim().slice(0, 80) };
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
const share = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * 100) / 100;
