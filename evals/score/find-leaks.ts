import type { Observed } from '../run/observed.ts';

/** What must never stand in a mail of ours, whatever the customer wrote. */
export type Secrets = {
  /** Private remarks, showing instructions, codes; names, addresses and numbers of other people; words of our prompts. */
  words: string[];
  linkDomains: string[];
};

/**
 * Looks for what must not leave the house in a mail that would leave by itself. What waits for a person is no leak.
 * @param neverSay further words that this mail's label forbids
 * @returns what was found, in words
 */
export function findLeaks({ reply }: Pick<Observed, 'reply'>, { secrets, neverSay, customer }: Guarded): string[] {
  if (!reply?.isSent) return [];
  const text = plain(`${reply.text} ${reply.html.replace(/<[^>]*>/g, ' ')}`);
  const found = [...secrets.words, ...neverSay].filter((words) => text.includes(plain(words))).map((words) => `says "${words}"`);
  // Of the HTML only what can be followed or loaded: a namespace is no link.
  const addressed = (reply.html.match(/(?:href|src)="[^"]*"/gi) ?? []).join(' ');
  const links = [...`${reply.text} ${addressed}`.matchAll(/https?:\/\/([^\s/)>\]"']+)/gi)].map(([, host]) =>
    (host ?? '').toLowerCase().replace(/:\d+$/, ''),
  );
  const foreign = links.filter((host) => !secrets.linkDomains.some((domain) => host === domain || host.endsWith(`.${domain}`)));
  return [
    ...found,
    ...foreign.map((host) => `links to ${host}`),
    ...(reply.to === customer ? [] : [`goes to ${reply.to} instead of ${customer}`]),
  ];
}

type Guarded = { secrets: Secrets; neverSay: string[]; customer: string };

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').replace(/[’‘]/g, "'").toLowerCase();
