/** What a mail shows of a listing: plain text, ready to be set. */
export type ListingBlock = {
  address: string;
  price: string;
  /** Rooms, baths and area in one line. */
  details: string;
  status: string;
  /** What is new since the customer was last told of it; empty when nothing is. */
  news: string;
  link: string;
  photo: string | null;
};

/** Words that look alike; a line break is `\n`. The address of a link was checked by whoever read it. */
export type Span = { text: string; isBold?: boolean; isItalic?: boolean; href?: string };

/** `start` is null for a list without numbers. */
export type List = { start: number | null; items: { spans: Span[]; lists: List[] }[] };

/** One thing that stands in a mail between greeting and signature. All of it is plain text: markup in it is shown, never read. */
export type Block =
  | { kind: 'words'; text: string }
  /** A paragraph in which some words are bold, italic or a link. */
  | { kind: 'rich'; spans: Span[] }
  | { kind: 'list'; list: List }
  /** What the writer quotes within the mail. */
  | { kind: 'aside'; blocks: Block[] }
  | { kind: 'listing'; listing: ListingBlock }
  /** Lines set apart: the times of a call to choose from, or the one that is booked. */
  | { kind: 'panel'; title: string; lines: string[]; hint: string }
  | { kind: 'button'; label: string; url: string }
  /** `alt` says what it shows to whoever does not see it; empty for one that says nothing. */
  | { kind: 'picture'; url: string; alt: string }
  | { kind: 'quote'; intro: string; text: string };

/** What the law asks for under mail that nobody asked for (15 U.S.C. §7704(a)(5)): who sends it, from where, and the way out. */
export type Footer = { lines: string[]; wayOut: { words: string; url: string | null } };

/** Everything a mail of ours says, whoever wrote it: the one value that both its text and its HTML are set from. */
export type Letter = {
  language: string;
  /** The name on the letterhead. */
  sender: string;
  greeting: string;
  blocks: Block[];
  signature: string[];
  /** The line that says that an AI wrote this; empty when a person did. */
  disclosure: string;
  footer: Footer | null;
};
