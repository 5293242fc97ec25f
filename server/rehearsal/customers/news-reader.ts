import type { HeardMail } from './hear-mail.ts';
import { bounceOf } from './machines.ts';
import { type Customer, chapter, type Letter, silent } from './script.ts';

/** How the readers of a campaign react, by their place among the contacts: most say nothing, as in life. */
const REACTIONS: { isMine: (place: number) => boolean; letter: (address: string, mail: HeardMail) => Letter; isMachine?: boolean }[] = [
  {
    isMine: (place) => place % 24 === 3,
    letter: () => ({ text: 'Thanks for writing. I am looking for three bedrooms in Orchard Falls, up to $550,000. What do you have?' }),
  },
  { isMine: (place) => place % 66 === 21, letter: () => ({ text: 'Please unsubscribe me from these emails.' }) },
  // One in two hundred: above two hard bounces in a hundred the sender stops the campaign.
  { isMine: (place) => place === 60, letter: bounceOf, isMachine: true },
];

/** Somebody of the two hundred contacts who was mailed by a campaign; null: reads it and says nothing. */
export function newsReader({ address, name, place }: { address: string; name: string; place: number }): Customer | null {
  const reaction = REACTIONS.find(({ isMine }) => isMine(place));
  if (!reaction) return null;
  return {
    address,
    name,
    role: 'Campaign reader',
    story: 'Is on the list and reacts to a campaign.',
    beginsAfter: null,
    ...(reaction.isMachine ? { isMachine: true } : {}),
    begin: silent,
    answer: (memory, mail) => {
      if (memory.chapter > 0 || !mail.headers['x-campaign']) return silent();
      return chapter(1, { letter: reaction.letter(address, mail), next: 'Has reacted to the campaign.' });
    },
  };
}
