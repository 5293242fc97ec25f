import { fillContactKeys } from '../contacts/list/fill-keys.ts';
import { respellAddresses } from '../contacts/merge/respell-addresses.ts';
import { dropIndex } from '../database/connect.ts';
import type { Edges } from '../edges.ts';
import { repointContact } from '../follow-contact.ts';
import { endForgotten } from '../inbox/answer/end-forgotten.ts';
import { fillWords } from '../inbox/list/fill-words.ts';
import { markOldStrays } from '../inbox/people/mark-old-strays.ts';
import { respellMailboxes } from '../mail/accounts/respell-mailboxes.ts';
import { signWithOwnName } from '../settings/sign-with-own-name.ts';
import { tidyAddresses } from '../settings/tidy-addresses.ts';

export type Migration = { name: string; run: (edges: Pick<Edges, 'now' | 'publish'>) => Promise<unknown> };

/**
 * What has to be done once to the data of earlier versions, in order; the place in this list is the version. Each may be
 * cut off and run again, and leaves data that the program before it can still read. New ones go to the end; none is ever
 * changed or taken out.
 */
export const MIGRATIONS: Migration[] = [
  { name: 'contacts get the keys that lists sort and search by', run: fillContactKeys },
  // A campaign had one mail; a sequence has several, and the old index would refuse the second one.
  { name: 'campaign rows are one per mail', run: () => dropIndex('campaignRecipients', 'campaignId_1_contactId_1') },
  // Before the old index goes: a step that is cut off leaves a search that works for the program before.
  { name: 'mails get the words that a search finds them by', run: fillWords },
  { name: 'mails lose the text index that nothing asks any more', run: () => dropIndex('messages', 'subject_text_text_text') },
  // The index that took its place tells besides who may be mailed.
  { name: 'contacts lose an index that another begins with', run: () => dropIndex('contacts', 'campaignsSent_1') },
  // A domain of other letters was kept as it was written, and whoever opted out under one spelling was mailed under the other.
  { name: 'contacts get one spelling of each address', run: (edges) => respellAddresses({ edges, repoint: repointContact }) },
  { name: 'mailboxes get one spelling of their address', run: respellMailboxes },
  // Until now the signature of the invented brokerage stayed when the brokerage was renamed.
  { name: 'a brokerage with a name of its own signs with it', run: signWithOwnName },
  { name: 'the website and the domains of the brokerage are addresses', run: tidyAddresses },
  // Until now whoever sent spam was a lead like any other, and in the audience of everybody.
  { name: 'contacts that only spam and machines made are in no audience', run: markOldStrays },
  { name: 'conversations show the AI at work only while it is', run: endForgotten },
];

export const SCHEMA_VERSION = MIGRATIONS.length;
