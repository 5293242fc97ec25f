type Refusal = {
  /** An enhanced status (RFC 3463), e.g. `5.1.1`; null when the server gave none. */
  status: string | null;
  /** What the server said. */
  words: string;
};

/** The address or its domain is not there (RFC 3463 §3.2, §3.5; 5.4.1 and 5.4.310 are Exchange's). */
const DEAD = /^5\.(1\.\d+|4\.(1|4|310))$/;
/** About whoever sends. */
const ABOUT_US = /^5\.1\.(7|8)$/;
/** The server says no more than that it failed; 5.5.0 is Outlook.com's for an unknown user, 5.2.1 Gmail's for two things. */
const SAYS_NOTHING = /^5\.([0125]\.0|2\.1)$/;
/** Our standing, our mail, or a mailbox that is full. */
const NOT_THE_ADDRESS =
  /spam|junk|block|(black|deny) ?list|(?<!not )\blisted\b|\b(dns|r)bl\b|\b(spf|dkim|dmarc)\b|polic(y|ies)|reputation|\brelay|\bsender|authenti|too (many|large|big)|\brate\b|quota|\bfull\b|content|virus/i;

/**
 * Whether a final refusal tells that the address does not exist. A server that does not like us, our mail or its size
 * refuses for good as well, and would cost every customer there all mail from us, for ever. Pure.
 */
export function isDeadAddress({ status, words }: Refusal): boolean {
  if (status === null || SAYS_NOTHING.test(status)) return !NOT_THE_ADDRESS.test(words);
  return DEAD.test(status) && !ABOUT_US.test(status);
}
