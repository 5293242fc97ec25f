import type { Edges } from '../../edges.ts';
import { dueCampaignMails } from '../../inbox/campaign-mail/due-campaign-mails.ts';
import { type Acceptance, acceptMany } from '../../inbox/campaign-mail/hand-over.ts';
import { noteManySent } from '../../inbox/campaign-mail/note-many-sent.ts';
import type { TruthEdges } from '../../inbox/weigh/weigh-sending.ts';
import { createClaims, type Verdict } from './claim-mails.ts';
import { coalesce } from './coalesce.ts';
import { MOST_IN_DOUBT } from './pace.ts';
import { giveBackPlaces, type Prepared, type Preparing, prepareMails } from './prepare-mails.ts';

export type CampaignFeed = {
  /** The next mail, claimed or not, or null when nothing is due. */
  next: () => Promise<Prepared | null>;
  /** The last look before the first byte; `gone` is a mail that somebody took meanwhile, `unwanted` an opt-out, `erased` one whose contact is. */
  handOver: (mail: Prepared) => Promise<Verdict>;
  /** Is it claimed, so that only whoever holds the claim may put it off? */
  isClaimed: (mail: Prepared) => boolean;
  /** Puts a claimed mail off of which certainly no byte was sent, and counts the try. */
  putOff: (mail: Prepared, why: { until: Date; reason: string }) => Promise<void>;
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
/** So long acceptances gather while one group of them is written: each command has its price, however many it is for. */
const WRITE_MS = 40;

/**
 * The mails of campaigns for all connections of one run: prepared a batch ahead, handed over and accepted in groups.
 * A mail costs a share of a few writes instead of two dozen of its own; when each of them happens is as for any mail.
 */
export function createCampaignFeed(
  preparing: Preparing & { mailboxIds: () => string[]; mayGoOn: () => boolean },
  edges: Edges & TruthEdges,
): CampaignFeed {
  const ready: Prepared[] = [];
  const underWay = new Set<string>();
  const writing = new Set<Promise<void>>();
  let filling: Promise<void> | null = null;
  let isDry = false;
  /** Accepted, and the database does not know it yet. */
  let unwritten = 0;

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

  const claims = createClaims(
    {
      // What is claimed and what is unwritten together is what a process that dies leaves to be looked for.
      take: (count) => ready.splice(0, Math.max(0, Math.min(count, MOST_IN_DOUBT - unwritten))),
      drop: ({ message }) => giveBackPlaces(drop(ready, message.campaignId, underWay), edges),
      onGivenBack: async (mails) => {
        for (const { message } of mails) underWay.delete(message._id);
        await giveBackPlaces(mails, edges);
      },
    },
    edges,
  );
  const write = coalesce(async (accepted: Acceptance[]) => {
    const written = await acceptMany(accepted, edges).finally(() => {
      unwritten -= accepted.length;
    });
    await Bun.sleep(WRITE_MS);
    return written;
  });
  // What threads and contacts show may come a moment later, many at a time.
  const note = coalesce(
    async (accepted: Acceptance[]) => {
      const at = edges.now();
      await noteManySent(accepted.map(({ message }) => ({ message, at })));
      await Bun.sleep(NOTE_MS);
      return accepted;
    },
    { most: 500 },
  );

  return {
    next: async () => {
      if (preparing.mayGoOn() && ready.length < LOW && !isDry)
        void fill().catch((error) => edges.log.error({ error }, 'the next mails of a campaign could not be made ready'));
      // What is claimed goes out even when nothing more may be claimed.
      const claimed = await claims.next({ mayClaim: preparing.mayGoOn() });
      if (claimed || !preparing.mayGoOn()) return claimed;
      if (ready.length === 0) await fill();
      return preparing.mayGoOn() ? (ready.shift() ?? null) : null;
    },
    handOver: async (mail) => {
      const verdict = await claims.handOver(mail);
      if (verdict !== 'go') await giveBackPlaces([mail], edges);
      return verdict;
    },
    isClaimed: claims.isClaimed,
    putOff: (mail, why) => claims.giveBack([mail], { ...why, isTried: true }),
    accept: (acceptance) => {
      claims.accepted();
      unwritten += 1;
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
      await claims.close().catch((error) => edges.log.error({ error }, 'claims could not be given back'));
      await Promise.all(writing);
      await giveBackPlaces(ready, edges);
    },
  };
}

/** Takes what else is ready of a campaign out. */
function drop(ready: Prepared[], campaignId: string | null, underWay: Set<string>): Prepared[] {
  const dropped = ready.filter(({ message }) => message.campaignId === campaignId);
  for (const { message } of dropped) underWay.delete(message._id);
  ready.splice(0, ready.length, ...ready.filter((mail) => !dropped.includes(mail)));
  return dropped;
}
