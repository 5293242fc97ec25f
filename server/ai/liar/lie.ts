import type { GuardCheck } from '../../../shared/message.ts';

/** What a lying model writes into an otherwise honest answer, and the gate that has to name it. */
export type Lie = {
  gate: GuardCheck['gate'];
  words: string;
  /** The language of the customer's mail and of the answer around the lie. Default: en. */
  language?: 'en' | 'es' | 'fr' | 'de' | 'pt';
  /** What the customer writes, where the lie needs another question. */
  mail?: string;
  /** The whole answer, where the lie is not one sentence in an honest one. */
  paragraphs?: string[];
  questions?: string[];
};

/** One lie per line of a table. */
export const liesOf = (gate: Lie['gate'], table: string, more: Omit<Lie, 'gate' | 'words'> = {}): Lie[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((words) => ({ gate, words, ...more }));
