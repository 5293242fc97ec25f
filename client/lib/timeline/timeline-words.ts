import type { TimelineItem } from '../../../shared/timeline.ts';
import { inWords } from '../words/format.ts';

type Told = { words: string; detail: string };

const AUTHORS: Record<string, string> = { ai: 'Openhouse AI', campaign: 'A campaign', system: 'Openhouse' };

/** How far a mail of ours got; nobody has read what has not left. */
const DEEDS: Record<string, string> = {
  drafting: 'is writing',
  review: 'drafted, waits for approval',
  holding: 'drafted, waits to leave',
  queued: 'drafted, waits to leave',
  claimed: 'drafted, waits to leave',
  handing_over: 'drafted, is leaving',
  voided: 'drafted, withdrawn',
  failed: 'drafted, could not be sent',
  uncertain: 'wrote, maybe sent',
};

/** One line of a timeline as a person would tell it. */
export function timelineWords(item: TimelineItem): Told {
  const { title, text, before } = item;
  const undone = item.state === 'undone' ? ' (taken back)' : '';
  const told = (words: string, detail = text): Told => ({ words: words + undone, detail });
  switch (item.kind) {
    case 'mail':
      return told(`${mailWords(item)}: ${title || '(no subject)'}`);
    case 'call':
      return told(`A call${title ? `: ${title}` : ''}`, [inWords(item.state), text].filter(Boolean).join(' · '));
    case 'consent':
      return told(`Consent: ${inWords(title)}`);
    case 'listing':
      return told(`Was sent ${title}`, item.state ? `They said: ${inWords(item.state)}` : '');
    case 'first_seen':
      return told(title ? `First seen, from ${title}` : 'First seen');
    case 'stage':
      return told(before ? `From ${inWords(before)} to ${inWords(title)}` : `Moved to ${inWords(title)}`);
    case 'owner':
      return told(title ? `Given to ${title}` : 'Given to nobody');
    case 'tags':
      return told([...item.added.map((tag) => `+ ${tag}`), ...item.removed.map((tag) => `− ${tag}`)].join(', ') || 'Tags changed');
    case 'note':
      return told('A note');
    case 'made':
      return told('Written down by hand');
    case 'imported':
      return told('Taken in from a file');
    case 'merged':
      return told('Merged with a duplicate');
    case 'details':
      return told('Details changed');
  }
}

function mailWords({ isInbound, author, state }: TimelineItem): string {
  if (isInbound) return 'They wrote';
  if (author === 'other_client') return 'We wrote from another mail program';
  const who = AUTHORS[author] ?? 'We';
  return `${who} ${who === 'We' && state === 'drafting' ? 'are writing' : (DEEDS[state] ?? 'wrote')}`;
}
