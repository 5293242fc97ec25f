import type { Triage } from '../../../shared/decision.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { TriageData } from '../prompt-data.ts';
import { cuesOf } from '../rehearsal-cues/cues-of.ts';
import { INJECTION } from '../rehearsal-cues/injection.ts';
import { hearIntents } from '../rehearsal-hearing/hear-intents.ts';
import { hearLanguage } from '../rehearsal-hearing/language.ts';
import { ownWords } from '../rehearsal-hearing/own-words.ts';
import { type KindFound, weighKinds } from '../rehearsal-hearing/weigh-kinds.ts';
import { findSlots } from './find-slots.ts';

/** The kind says these already. */
const OF_KIND: readonly Triage['intents'][number][] = ['thanks', 'other', 'pitches', 'wants_to_stop', 'complains'];
const QUIET: readonly MailKind[] = ['spam', 'auto_reply', 'vendor', 'unsubscribe', 'bounce', 'spam_report'];

/** Sorts one mail as triage asks: what it is, what it wants, how warm it is. */
export function sayTriage(data: TriageData): Triage {
  const { mail, conversation, corrections } = data;
  const own = ownWords(mail.text);
  const earlier = conversation.filter(({ author }) => author === 'customer').map((turn) => turn.text);
  const language = hearLanguage(mail.text, mail.subject, earlier);
  const tables = cuesOf(language);
  const refusesCall = tables.some(({ noCall }) => noCall.test(own));
  const found = correctedKind(`${mail.subject}\n${mail.text}`, corrections) ?? weighKinds(data, language);
  const intents = hearIntents(data, { kind: found.kind, language, refusesCall });
  const isQuiet = QUIET.includes(found.kind);
  const slots = isQuiet ? [] : findSlots({ task: 'learn', kind: found.kind, mail, known: [] });
  const value = (name: string) => slots.find(({ slot }) => slot === name)?.value;
  const questions = (mail.text.match(/[?？]/g) ?? []).length;
  const asks = intents.filter((intent) => !OF_KIND.includes(intent)).map((intent) => intent.replaceAll('_', ' '));
  return {
    ...found,
    reason: [found.reason, ...(asks.length > 0 && !isQuiet ? [asks.join(', ')] : [])].join('; '),
    language,
    intents:
      intents.length > 0 ? intents : /\b(thanks?( you)?|gracias|merci|danke|obrigad[oa])\b|谢谢|謝謝/i.test(own) ? ['thanks'] : ['other'],
    engagement: isQuiet
      ? 0
      : share(0.25 + Math.min(mail.text.length / 900, 0.25) + Math.min(questions, 2) * 0.1 + Math.min(slots.length, 4) * 0.07),
    readiness: isQuiet ? 0 : share(readiness(own, { intents, timeframe: value('timeframe'), financing: value('financing') })),
    asksForPerson: !isQuiet && tables.some(({ person }) => person.test(own)),
    refusesCall,
    injectionSuspected: INJECTION.test(`${mail.subject}\n${own}`) || INJECTION.test(mail.text),
  };
}

function readiness(
  own: string,
  { intents, timeframe, financing }: { intents: Triage['intents']; timeframe: unknown; financing: unknown },
): number {
  const pace = timeframe === 'now' ? 0.3 : timeframe === 'soon' ? 0.2 : timeframe === 'distant' ? -0.1 : 0;
  const money = financing === 'cash' || financing === 'pre_approved' ? 0.15 : 0;
  const wish =
    (intents.includes('asks_to_view') ? 0.25 : 0) + (intents.includes('asks_to_talk') || intents.includes('picks_time') ? 0.25 : 0);
  const idle = /\b(just|only) (looking|browsing|curious)|no rush|nothing urgent|sin prisa|rien d'urgent/i.test(own) ? -0.1 : 0;
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
