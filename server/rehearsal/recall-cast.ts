import { contactsByAddresses } from '../contacts/find-contacts.ts';
import { lettersOfContact } from '../inbox/people/mails-of-contact.ts';
import { CAST } from './customers/cast.ts';
import { heardAgain } from './customers/hear-mail.ts';
import type { Past } from './play-cast.ts';

/** What the customers have written and got so far, by address: after a restart the play goes on where it was. */
export async function recallCast(): Promise<Map<string, Past[]>> {
  const contacts = await contactsByAddresses(CAST.map(({ address }) => address));
  return new Map(
    await Promise.all(
      [...contacts].map(async ([address, { _id }]) => {
        const letters = await lettersOfContact(_id);
        const past = letters.map((letter) => ({ isTheirs: letter.direction === 'inbound', mail: heardAgain(letter) }));
        return [address, past] as const;
      }),
    ),
  );
}
