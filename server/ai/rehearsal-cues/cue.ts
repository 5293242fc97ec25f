import type { Triage } from '../../../shared/decision.ts';
import type { MailKind } from '../../../shared/message.ts';

/** One small piece of evidence that a mail is of a kind. Patterns are written without accents, and match whole words. */
export type KindCue = readonly [kind: MailKind, weight: number, pattern: RegExp];
/** Evidence of something wanted. `question`: only within a question. */
type IntentCue = readonly [intent: Triage['intents'][number], pattern: RegExp, where?: 'question'];

/** What one language knows of the mail that a brokerage gets. */
export type Cues = { kinds: readonly KindCue[]; intents: readonly IntentCue[]; person: RegExp; noCall: RegExp };

/** The same pattern, matching whole words only. Chinese has no spaces, so its words have no edges. */
export function edged(pattern: RegExp): RegExp {
  // Bun tells the letters of a literal by their code.
  return /\p{Script=Han}|\\u[4-9]/u.test(pattern.source)
    ? new RegExp(pattern.source, 'iu')
    : new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern.source})(?![\p{L}\p{N}])`, 'iu');
}
