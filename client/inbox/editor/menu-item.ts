/** What a typed `/` or `@` offers. */
export type MenuItem = {
  key: string;
  /** Under which words it stands; items of one group follow each other. */
  group: string;
  label: string;
  hint?: string;
  /** A listing whose picture stands beside it. */
  listingKey?: string;
  /** The AI's doings are pine. */
  isAi?: boolean;
  /** Whom it calls, in a note. */
  mention?: { id: string; name: string };
  run?(): void;
};
