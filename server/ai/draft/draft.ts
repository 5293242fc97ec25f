import type { CallSlot } from '../../../shared/call.ts';
import type { ModelCall } from '../../../shared/decision.ts';
import type { Match, PublicProperty } from '../../../shared/property.ts';

/** An answer before it is a mail: the model's prose, and what code puts under it. */
export type Draft = {
  paragraphs: string[];
  questions: string[];
  /** Rendered as blocks; all Active or ComingSoon. */
  listings: PublicProperty[];
  /** Named by the customer and off the market: the prose may say so and nothing else of them. */
  unavailable: PublicProperty[];
  /** Rendered as times to choose from. */
  slots: CallSlot[];
  /** The call this mail confirms. */
  booked: CallSlot | null;
  /** ISO 639-1. */
  language: string;
  considered: Match[];
  calls: ModelCall[];
};

/** The part of a draft that a model wrote. */
export function proseOf({ paragraphs, questions }: Pick<Draft, 'paragraphs' | 'questions'>): string {
  return [...paragraphs, ...questions].join('\n\n');
}
