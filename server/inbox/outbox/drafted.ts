import type { PublicProperty } from '../../../shared/property.ts';

/** What a draft of the AI was judged by: the words that a model wrote in it, and the listings they speak of, as they were then. */
export type Drafted = {
  prose: string;
  /** ISO 639-1. */
  language: string;
  listings: PublicProperty[];
  /** Off the market when it was written. */
  unavailable: PublicProperty[];
};
