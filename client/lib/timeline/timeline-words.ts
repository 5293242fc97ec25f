import type { TimelineItem } from '../../../shared/timeline.ts';
import { inWords } from '../words/format.ts';

type Told = { words: string; detail: string };

const AUTHORS: Record<string, string> = {
  ai: 'Openhouse AI wrote',
  agent: 'We wrote',
  campaign: 'A campaign wrote',
  system: 'Openhouse wrote',
  other_client: 'We wrote from another mail program',
};

/** One line of a timeline as a person would tell it. */
export function timelineWords(item: TimelineItem): Told {
  const { title, text, before } = item;
  const undone = item.state === 'undone' ? ' (taken back)' : '';
  const told = (words: string, detail = text): Told => ({ words: words + undone, detail });
  switch (item.kind) {
    case 'mail':
      return told(`${item.isInbound ? 'They wrote' : (AUTHORS[item.author] ?? 'We wrote')}: ${title || '(no subject)'}`);
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
