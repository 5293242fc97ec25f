import { contactsByAddresses } from '../contacts/find-contacts.ts';
import { lettersOfContact } from '../inbox/people/mails-of-contact.ts';
import { heardAgain } from './customers/hear-mail.ts';
import { castOfRun } from './customers/in-run.ts';
import type { Past } from './play-cast.ts';

/** Which run of the play it is, and what was written in it so far, by the customer's address. */
export type Recalled = { run: number; past: ReadonlyMap<string, readonly Past[]> };

/** The newest run in which anybody has written: after a restart the play goes on where it was. */
export async function recallCast(): Promise<Recalled> {
  let run = 1;
  let contacts = await contactsInRun(run);
  for (;;) {
    const next = await contactsInRun(run + 1);
    if (next.size === 0) break;
    run++;
    contacts = next;
  }
  const past = new Map(
    await Promise.all(
      [...contacts].map(async ([address, { _id }]) => {
        const letters = await lettersOfContact(_id);
        const past = letters.map((letter) => ({ isTheirs: letter.direction === 'inbound', mail: heardAgain(letter) }));
        return [address, past] as const;
      }),
    ),
  );
  return { run, past };
}

const contactsInRun = (run: number) => contactsByAddresses(castOfRun(run).map(({ address }) => address));
