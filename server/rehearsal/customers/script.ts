import type { HeardMail } from './hear-mail.ts';

/** A mail a customer is about to write. What is absent is filled in from the mail it answers. */
export type Letter = {
  text: string;
  /** Absent on an answer: `Re:` and the subject of what is answered. */
  subject?: string;
  html?: string;
  headers?: Record<string, string>;
  /** A whole mail instead of text, for machines that write MIME of their own. */
  raw?: (context: { to: string; at: Date }) => string;
  /** Other sender than the customer, such as a portal; and the SMTP sender, empty for a machine's report. */
  from?: { address: string; name: string };
  envelopeFrom?: string;
  /** SPF, DKIM and DMARC as the brokerage's provider sees them. */
  verdict?: 'pass' | 'fail' | 'none';
  /** False for a machine that does not quote. */
  isQuoting?: boolean;
};

/** What a customer remembers between mails: how far its story has come. */
export type Memory = { chapter: number; isDone: boolean };

/** What a customer does now: a letter or nothing, what it remembers, and what it does next, in words. */
export type Turn = { letter: Letter | null; memory: Memory; next: string };

/**
 * One simulated customer. Scripts are pure: the same memory and the same mail give the same turn. Seconds are of the
 * rehearsal's own time, which `speed` stretches.
 */
export type Customer = {
  address: string;
  name: string;
  role: string;
  story: string;
  /** The first mail is written this long after the rehearsal began; null: only ever answers. */
  beginsAfter: number | null;
  begin: () => Turn;
  answer: (memory: Memory, mail: HeardMail) => Turn;
  /** A machine answers each mail within two seconds; a person reads the newest one after 11–20 s. */
  isMachine?: boolean;
};

/** From this chapter on a customer has chosen a time, and answers only when that one was gone and others are offered. */
const CHOSEN = 100;
/** A customer whose times are gone three times over gives up. */
const MOST_CHOICES = 3;

/**
 * Chooses one of the times a mail offers, and chooses again when it was gone meanwhile. Once a mail comes without times
 * the call is booked and the story told.
 * @returns null while no time was offered
 */
export function choosing(memory: Memory, slots: readonly string[], { letter, next }: { letter: Letter; next: string }): Turn | null {
  const choices = Math.max(0, memory.chapter - CHOSEN);
  if (slots.length === 0) return choices > 0 ? ended(memory, next) : null;
  if (choices >= MOST_CHOICES) return ended(memory, 'Has given up on a call.');
  return chapter(CHOSEN + choices + 1, { letter, next });
}

export const ended = (memory: Memory, next: string): Turn => ({ letter: null, memory: { ...memory, isDone: true }, next });
export const chapter = (number: number, turn: { letter: Letter; next: string }): Turn => ({
  ...turn,
  memory: { chapter: number, isDone: false },
});
export const silent = (): Turn => ({ letter: null, memory: { chapter: 0, isDone: true }, next: 'Nothing: this one never answers.' });
