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

/** One thing that stands in a mail between greeting and signature. All of it is plain text: markup in it is shown, never read. */
export type Block =
  | { kind: 'words'; text: string }
  | { kind: 'listing'; listing: ListingBlock }
  /** Lines set apart: the times of a call to choose from, or the one that is booked. */
  | { kind: 'panel'; title: string; lines: string[]; hint: string }
  | { kind: 'button'; label: string; url: string }
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
