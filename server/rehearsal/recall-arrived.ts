import type { SentMail } from '../../shared/rehearsal.ts';
import { lettersTo } from '../inbox/people/mails-of-contact.ts';
import { hearMail } from './customers/hear-mail.ts';
import { showSent } from './show-sent.ts';

/** What has arrived at an address before this moment, the oldest first: the mail servers of the rehearsal remember nothing. */
export type Arrived = { at: (address: string) => Promise<SentMail[]>; forget: (now: Date) => void };

/** Read once per address: what is past does not change. @param readRaw the bytes of a mail by their hash */
export function recallArrived(startedAt: Date, readRaw: (hash: string) => Promise<Buffer>): Arrived {
  let forgottenAt = new Date(0);
  const known = new Map<string, Promise<SentMail[]>>();
  const read = async (address: string) => {
    const letters = await lettersTo(address, { after: forgottenAt, before: startedAt });
    return Promise.all(
      letters.map(async ({ rawHash, acceptedAt }) => {
        const raw = await readRaw(rawHash);
        return showSent(await hearMail(raw, acceptedAt), { raw, to: [address] });
      }),
    );
  };
  return {
    at: (given) => {
      const address = given.toLowerCase();
      const mails = known.get(address) ?? read(address);
      known.set(address, mails);
      // What could not be read is asked for again.
      mails.catch(() => known.delete(address));
      return mails;
    },
    forget: (now) => {
      forgottenAt = now;
      known.clear();
    },
  };
}
