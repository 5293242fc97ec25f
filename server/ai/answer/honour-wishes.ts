import type { Contact } from '../../../shared/contact.ts';
import type { Triage } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import { changeConsent } from '../../contacts/consent/change-consent.ts';
import type { Stored } from '../../database/model-from.ts';
import type { AiEdges } from '../ask-model.ts';
import type { ReadMail } from '../read/understand-mail.ts';
import { knownByRules } from '../triage/triage-mail.ts';

type Writers = Map<string, Stored<Contact>>;
type Read = Pick<ReadMail, 'mail' | 'triage'>;

/**
 * Who says in plain words that they want no more mail is heard before any model is asked: that may be away, or have no
 * tokens left, while campaigns go on.
 * @returns the contacts whose wish was carried out
 */
export async function honourPlainWishes(pending: Stored<Message>[], writers: Writers, edges: AiEdges): Promise<Set<string>> {
  const plain = pending.flatMap((mail) => {
    const triage = knownByRules(mail);
    return triage ? [{ mail, triage }] : [];
  });
  const honoured = new Set<string>();
  await honourWishes(plain, { writers, honoured }, edges);
  return honoured;
}

/** Consent is changed whoever has the thread, and before anything is written. */
export async function honourWishes(
  reads: Read[],
  { writers, honoured }: { writers: Writers; honoured: Set<string> },
  edges: AiEdges,
): Promise<void> {
  for (const [id, writer] of writers) {
    if (honoured.has(id)) continue;
    const theirs = reads.filter(({ mail }) => mail.contactId === id);
    if (await honourUnsubscribe(theirs, writer, edges)) honoured.add(id);
  }
}

/** Somebody who forged the sender changes nothing. */
async function honourUnsubscribe(reads: Read[], writer: Stored<Contact>, edges: AiEdges): Promise<boolean> {
  if (writer.consent.state === 'unsubscribed') return false;
  const isWish = ({ kind, intents }: Triage) => kind === 'unsubscribe' || intents.includes('wants_to_stop');
  const wish = reads.find(({ mail, triage }) => isWish(triage) && mail.trust?.dmarc !== 'fail');
  if (!wish) return false;
  const reason = wish.triage.evidence || 'asked for no more mail';
  await changeConsent({ contactId: writer._id, state: 'unsubscribed', reason, source: 'mail' }, edges);
  return true;
}
