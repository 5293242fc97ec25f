import { coalesce } from '../../coalesce.ts';
import { suppressedAmong } from '../../contacts/suppress.ts';
import type { Edges } from '../../edges.ts';
import { dueCampaignMails } from '../../inbox/campaign-mail/due-campaign-mails.ts';
import { type Acceptance, acceptMany, handOverMany } from '../../inbox/campaign-mail/hand-over.ts';
import { noteManySent } from '../../inbox/campaign-mail/note-many-sent.ts';
import { giveSlotsBack } from '../out/take-send-slot.ts';
import { addressOf, type Prepared, type Preparing, prepareMails } from './prepare-mails.ts';

export type CampaignFeed = {
  /** The next mail, or null when nothing is due. */
  next: () => Promise<Prepared | null>;
  /** The last look before the first byte; `gone` is a mail that somebody took meanwhile, `unwanted` an opt-out. */
  handOver: (mail: Prepared) => Promise<'go' | 'gone' | 'unwanted'>;
  /** Writes that the server took a mail; does not keep the connection waiting. */
  accept: (acceptance: Acceptance) => void;
  /** This mail is settled, one way or the other. */
  done: (mail: Prepared) => void;
  /** Waits for what is being written, and gives back the places of what was not sent. */
  close: () => Promise<void>;
};

const BATCH = 100;
/** Below this the next batch is made ready, while the connections go on. */
const LOW = 50;
const NOTE_MS = 200;

/**
 * The mails of campaigns for all connections of one run: prepared a batch ahead, handed over and accepted in groups.
 * A mail costs a share of a few writes instead of two dozen of its own; when each of them happens is as for any mail.
 */
export function createCampaignFeed(
  preparing: Preparing & { mailboxIds: () => string[]; mayGoOn: () => boolean },
  edges: Edges,
): CampaignFeed {
  const ready: Prepared[] = [];
  const underWay = new Set<string>();
  const writing = new Set<Promise<void>>();
  let filling: Promise<void> | null = null;
  let isDry = false;

  const fill = () => {
    filling ??= refill().finally(() => {
      filling = null;
    });
    return filling;
  };
  const refill = async () => {
    const mailboxIds = preparing.mailboxIds();
    isDry = mailboxIds.length === 0 || !preparing.mayGoOn();
    if (isDry) return;
    const due = await dueCampaignMails({ mailboxIds, limit: BATCH, except: [...underWay] }, edges);
    isDry = due.length < BATCH;
    for (const { _id } of due) underWay.add(_id);
    const prepared = await prepareMails(due, preparing, edges);
    const kept = new Set(prepared.map(({ message }) => message._id));
    for (const { _id } of due) if (!kept.has(_id)) underWay.delete(_id);
    ready.push(...prepared);
  };

  const claim = coalesce(async (mails: Prepared[]) => {
    // Side by side: an opt-out that is written before this look is seen by it.
    const [ours, suppressed] = await Promise.all([
      handOverMany(mails, edges),
      suppressedAmong(mails.map(({ message }) => addressOf(message))),
    ]);
    return mails.map(({ message }, at) => ({ isOurs: ours[at] === true, isUnwanted: suppressed.has(addressOf(message)) }));
  });
  const write = coalesce((accepted: Acceptance[]) => acceptMany(accepted, edges));
  // What threads and contacts show may come a moment later, many at a time.
  const note = coalesce(
    async (accepted: Acceptance[]) => {
      await noteManySent(
        accepted.map(({ message }) => message),
        edges.now(),
      );
      await Bun.sleep(NOTE_MS);
      return accepted;
    },
    { most: 500 },
  );

  return {
    next: async () => {
      if (ready.length === 0 && preparing.mayGoOn()) await fill();
      else if (ready.length < LOW && !isDry)
        void fill().catch((error) => edges.log.error({ error }, 'the next mails of a campaign could not be made ready'));
      return preparing.mayGoOn() ? (ready.shift() ?? null) : null;
    },
    handOver: async (mail) => {
      const { isOurs, isUnwanted } = await claim(mail);
      if (isOurs) return isUnwanted ? 'unwanted' : 'go';
      // Its campaign was paused or cancelled: the others of it that are ready are gone as well.
      drop(ready, mail.message.campaignId, underWay);
      return 'gone';
    },
    accept: (acceptance) => {
      const written = write(acceptance)
        .then(() => note(acceptance))
        .then(
          () => undefined,
          // The claim stays, and the next run settles it by what Sent shows.
          (error) => edges.log.error({ messageId: acceptance.message._id, error }, 'that a mail was accepted could not be written'),
        );
      writing.add(written);
      void written.then(() => writing.delete(written));
    },
    done: ({ message }) => underWay.delete(message._id),
    close: async () => {
      await filling?.catch((error) => edges.log.error({ error }, 'the next mails of a campaign could not be made ready'));
      await Promise.all(writing);
      for (const [mailboxId, left] of Map.groupBy(ready, ({ mailbox }) => mailbox._id))
        await giveSlotsBack(mailboxId, left.length, edges.now());
    },
  };
}

function drop(ready: Prepared[], campaignId: string | null, underWay: Set<string>): void {
  const kept = ready.filter(({ message }) => message.campaignId !== campaignId);
  for (const { message } of ready) if (message.campaignId === campaignId) underWay.delete(message._id);
  ready.splice(0, ready.length, ...kept);
}
