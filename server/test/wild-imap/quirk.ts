/** What a server does at a command instead of answering it, or besides. */
export type Deed = {
  /** Something happens in the mailbox just before. */
  first?: () => void;
  /** What ends the command instead of OK, and the connection with it when it is a BYE. */
  says?: `NO ${string}` | `BAD ${string}` | `BYE ${string}`;
  /** The connection is cut before the answer, or in its middle. */
  cuts?: 'before' | 'within';
  /** Nothing is said any more; or lines without meaning, for ever. */
  falls?: 'silent' | 'chatty';
  /** Lines that nobody asked for, in front of the answer and behind its rows. */
  before?: string[];
  after?: string[];
};

/** `command` as the client writes it ("UID FETCH", "LOGIN"), or GREETING; with `of` only one with such arguments. */
export type At = Deed & { command: string; of?: RegExp; skip?: number; times?: number };

export type Quirk = {
  capabilities?: string[];
  at?: At[];
  saysUidNext?: boolean;
};

export type WildMail = {
  uid: number;
  raw: Buffer;
  internalDate: Date;
  /** It has its UID and counts already, and cannot be seen yet. */
  isLate: boolean;
  /** What the server says of it, where that is not so. */
  claims: { size?: number; literal?: number; internalDate?: string };
  gmailId: string | null;
};

export type WildFolder = {
  path: string;
  specialUse: string | null;
  uidValidity: number;
  uidNext: number;
  modseq: number;
  mails: WildMail[];
};

/** The deed that is due at a command, counting those that came before. */
export function createDeeds(at: At[]): (command: string, rest: string) => Deed {
  const counts = new Map<At, number>();
  return (command, rest) => {
    for (const each of at) {
      if (each.command !== command || each.of?.test(rest) === false) continue;
      const count = (counts.get(each) ?? 0) + 1;
      counts.set(each, count);
      const { skip = 0, times = Number.POSITIVE_INFINITY } = each;
      if (count > skip && count <= skip + times) return each;
    }
    return {};
  };
}
