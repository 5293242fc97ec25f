/** A DNS record to publish, to the letter. */
type DnsRecord = { type: 'TXT'; name: string; value: string };
/** What one look found: fine, worth knowing, or in the way; `todo` says what to do about it. */
export type Finding = {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  words: string;
  todo?: string;
  record?: DnsRecord;
};
type More = { record?: DnsRecord | undefined };

export const ok = (name: string, words: string): Finding => ({ name, state: 'ok', words });
export const warn = (name: string, words: string, todo: string, { record }: More = {}): Finding => ({
  ...{ name, state: 'warn', words, todo },
  ...(record && { record }),
});
export const fail = (name: string, words: string, todo: string): Finding => ({ name, state: 'fail', words, todo });
