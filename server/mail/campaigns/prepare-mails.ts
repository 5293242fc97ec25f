import { canonicalAddress } from '../../../shared/id.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import { areUnwanted } from '../../contacts/consent/unwanted.ts';
import { isDatabaseAway } from '../../database/connect.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { deferCampaignMails } from '../../inbox/campaign-mail/due-campaign-mails.ts';
import type { FixedBytes } from '../../inbox/campaign-mail/hand-over.ts';
import { holdUntrue } from '../../inbox/campaign-mail/renew-mails.ts';
import { markFailed, voidMail } from '../../inbox/ledger/mark-mail.ts';
import { ERASED, isEmptied } from '../../inbox/people/emptied.ts';
import type { TruthEdges } from '../../inbox/weigh/weigh-sending.ts';
import { OPTED_OUT } from '../../inbox/weigh/why-not-send.ts';
import { composeRaw } from '../out/compose-raw.ts';
import { giveSlotsBack, type Rates, takeSendSlots } from '../out/take-send-slot.ts';
import { readRaw, storeRaws } from '../raw-mail.ts';
import { giveDomainSlotsBack, nextMinute, takeDomainSlots } from './take-domain-slots.ts';

/** A mail of a campaign that has its place in the rates and its bytes, and is not claimed yet. */
export type Prepared = { message: Stored<Message>; mailbox: Stored<Mailbox>; raw: Buffer; fixed: FixedBytes | null; placedAt: Date };

export type Preparing = {
  mailboxes: Map<string, Stored<Mailbox>>;
  rates: Rates;
  /** Mails per minute to one domain of receivers. */
  perDomain: number;
  /** Called for a mailbox whose minute or day is used up. */
  onFull: (mailboxId: string) => void;
  counts: Record<'voided' | 'failed' | 'deferred', number>;
};

/** Makes mails ready to be handed over, many at a time: whoever opted out is left out, what is not true any more held, places are taken, bytes are fixed. */
export async function prepareMails(mails: Stored<Message>[], preparing: Preparing, edges: Edges & TruthEdges): Promise<Prepared[]> {
  const wanted = await leaveOutUnwanted(mails, preparing, edges);
  const told = await holdBackUntrue(wanted, preparing, edges);
  const placedAt = edges.now();
  const placed = await takePlaces(told, preparing, placedAt);
  const composed: Prepared[] = [];
  for (const message of placed) {
    const prepared = await prepareOne(message, preparing, edges);
    if (prepared) composed.push({ ...prepared, placedAt });
    // Composing takes a millisecond: the connections get their turn in between.
    if (composed.length % 5 === 0) await new Promise(setImmediate);
  }
  const fresh = composed.filter(({ fixed }) => fixed !== null);
  const hashes = await storeRaws(
    fresh.map(({ raw }) => raw),
    fresh.map(({ message }) => message._id),
  );
  for (const [at, { fixed }] of fresh.entries()) if (fixed) fixed.rawHash = hashes[at] ?? null;
  return composed;
}

async function leaveOutUnwanted(mails: Stored<Message>[], { counts }: Preparing, edges: Edges): Promise<Stored<Message>[]> {
  const unwanted = await areUnwanted(mails.map(recipientOf));
  const wanted: Stored<Message>[] = [];
  for (const [at, message] of mails.entries()) {
    const reason = isEmptied(message) ? ERASED : unwanted[at] ? OPTED_OUT : null;
    if (reason === null) wanted.push(message);
    else if (await voidMail({ id: message._id, fence: message.delivery?.fence }, { reason }, edges)) counts.voided++;
  }
  return wanted;
}

/** What tells of a listing what is not so any more takes no place: its campaign writes it anew. */
async function holdBackUntrue(mails: Stored<Message>[], { counts }: Preparing, edges: Edges & TruthEdges): Promise<Stored<Message>[]> {
  const reasons = (await edges.whyUntrueAmong?.(mails)) ?? [];
  const untrue = mails.flatMap((message, at) => {
    const reason = reasons[at];
    return reason ? [{ message, reason }] : [];
  });
  await holdUntrue(untrue, edges);
  counts.deferred += untrue.length;
  return mails.filter((_, at) => !reasons[at]);
}

export const recipientOf = ({ to, contactId }: Stored<Message>) => ({ address: canonicalAddress(to[0]?.address ?? ''), contactId });

const domainOf = (mail: Stored<Message>) => recipientOf(mail).address.split('@')[1] ?? '';

/** Gives back the places of mails that did not leave: they are due again, or somebody else's. */
export async function giveBackPlaces(mails: readonly Prepared[], { now }: Pick<Edges, 'now'>): Promise<void> {
  for (const [mailboxId, ofMailbox] of Map.groupBy(mails, ({ mailbox }) => mailbox._id)) {
    await giveSlotsBack(mailboxId, ofMailbox.length, now());
    for (const [takenAt, together] of Map.groupBy(ofMailbox, ({ placedAt }) => placedAt)) {
      const domains = Map.groupBy(together, ({ message }) => domainOf(message));
      const unused = new Map([...domains].map(([domain, some]) => [domain, some.length]));
      await giveDomainSlotsBack({ mailboxId, unused }, takenAt);
    }
  }
}

/** First the receivers' minutes, then the mailbox's own: what finds no place is put off until there may be one. */
async function takePlaces(mails: Stored<Message>[], preparing: Preparing, now: Date): Promise<Stored<Message>[]> {
  const placed: Stored<Message>[] = [];
  for (const [mailboxId, ofMailbox] of Map.groupBy(mails, (mail) => mail.mailboxId)) {
    const { taken, until } = await takeSendSlots(mailboxId, { rates: preparing.rates, wanted: ofMailbox.length }, now);
    if (until) preparing.onFull(mailboxId);
    await putOff(ofMailbox.slice(taken), { until: until ?? now, reason: 'the rate of this mailbox is used up' }, preparing);
    const domains = Map.groupBy(ofMailbox.slice(0, taken), domainOf);
    const wanted = new Map([...domains].map(([domain, ofDomain]) => [domain, ofDomain.length]));
    const granted = await takeDomainSlots({ mailboxId, perMinute: preparing.perDomain, wanted }, now);
    const countOf = (domain: string) => granted.get(domain) ?? 0;
    for (const [domain, ofDomain] of domains) placed.push(...ofDomain.slice(0, countOf(domain)));
    const late = [...domains].flatMap(([domain, ofDomain]) => ofDomain.slice(countOf(domain)));
    if (late.length > 0) await giveSlotsBack(mailboxId, late.length, now);
    await putOff(late, { until: nextMinute(now), reason: 'this receiver has had its mails of the minute' }, preparing);
  }
  return placed;
}

async function putOff(mails: Stored<Message>[], why: { until: Date; reason: string }, { counts }: Preparing): Promise<void> {
  counts.deferred += mails.length;
  await deferCampaignMails(mails, why);
}

/** One that was tried before keeps its bytes; one that cannot be composed fails and does not stop the others. */
async function prepareOne(
  message: Stored<Message>,
  { mailboxes, counts }: Preparing,
  edges: Edges,
): Promise<Omit<Prepared, 'placedAt'> | null> {
  const mailbox = mailboxes.get(message.mailboxId);
  if (!mailbox) return null;
  try {
    if (message.rawHash && (message.delivery?.state === 'queued' || message.delivery?.attempts))
      return { message, mailbox, raw: await readRaw(message.rawHash), fixed: null };
    const { raw, ...fixed } = await composeRaw(message, { mailbox, date: edges.now(), secret: edges.secret });
    return { message, mailbox, raw, fixed: { ...fixed, rawHash: null, rawSize: raw.length } };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    edges.log.error({ messageId: message._id, error }, 'a mail could not be composed');
    const claim = { id: message._id, fence: message.delivery?.fence ?? 0 };
    await markFailed(claim, { error: `could not be composed: ${errorText(error)}`, isDeadAddress: false }, edges);
    counts.failed++;
    return null;
  }
}
