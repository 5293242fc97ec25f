import { areUnwanted } from '../../contacts/consent/unwanted.ts';
import type { Edges } from '../../edges.ts';
import { emptiedAmong } from '../../inbox/campaign-mail/find-mails.ts';
import { giveBackCampaignMails } from '../../inbox/campaign-mail/give-back.ts';
import { handOverMany } from '../../inbox/campaign-mail/hand-over.ts';
import type { TruthEdges } from '../../inbox/weigh/weigh-sending.ts';
import { coalesce } from './coalesce.ts';
import { createPace } from './pace.ts';
import { giveBackPlaces, type Prepared, recipientOf } from './prepare-mails.ts';

export type Verdict = 'go' | 'gone' | 'unwanted' | 'erased';
type Claimed = {
  mail: Prepared;
  verdict: Verdict;
  /** Why what it tells does not hold any more; null when it does. */
  untrue: string | null;
  lookedAt: number;
};

/** Older claims are given back: an opt-out or a pause that came since then has not been seen, and must stop a mail within a second. */
const FRESH_MS = 400;
/** The same when the server is ready for the body, which is a few round trips later. */
const STILL_FRESH_MS = 700;

type Pool = {
  take: (count: number) => Prepared[];
  drop: (mail: Prepared) => Promise<void>;
  onGivenBack: (mails: Prepared[]) => Promise<void>;
};

/**
 * Claims the mails whose turn comes next, several with one write: each is durably `handing_over` before the first byte
 * of its body, and in the same moment it is asked for consent, and whether what it tells still holds.
 */
export function createClaims({ take, drop, onGivenBack }: Pool, edges: Pick<Edges, 'now' | 'processName' | 'log'> & TruthEdges) {
  const ahead: Claimed[] = [];
  const claimed = new WeakMap<Prepared, Claimed>();
  const pace = createPace();
  let claiming: Promise<void> | null = null;

  const claimAll = async (mails: Prepared[]): Promise<Claimed[]> => {
    const lookedAt = performance.now();
    // Side by side: an opt-out that is written before this look is seen by it.
    const messages = mails.map(({ message }) => message);
    const [ours, unwanted, untrue] = await Promise.all([
      handOverMany(mails, edges),
      areUnwanted(messages.map(recipientOf)),
      edges.whyUntrueAmong?.(messages),
    ]);
    return mails.map((mail, at) => {
      const verdict: Verdict = ours[at] !== true ? 'gone' : unwanted[at] ? 'unwanted' : 'go';
      const one = { mail, verdict, untrue: untrue?.[at] ?? null, lookedAt };
      if (verdict !== 'gone') claimed.set(mail, one);
      return one;
    });
  };
  const claimNow = coalesce(claimAll);
  const isErased = coalesce(async (mails: Prepared[]) => {
    const emptied = await emptiedAmong(mails.map(({ message }) => message._id));
    return mails.map(({ message }) => emptied.has(message._id));
  });

  const claimAhead = async () => {
    const mails = take(pace.ahead() - ahead.length);
    if (mails.length === 0) return;
    const all = await claimAll(mails);
    // Its campaign was paused or cancelled: whatever else is ready of it is gone as well.
    const gone = all.filter(({ verdict }) => verdict === 'gone').map(({ mail }) => mail);
    for (const mail of gone) await drop(mail);
    await giveBackPlaces(gone, edges);
    ahead.push(...all.filter(({ verdict }) => verdict !== 'gone'));
  };
  const keepAhead = () => {
    if (claiming || ahead.length > pace.ahead() / 2 || pace.ahead() === 0) return;
    claiming = claimAhead()
      .catch((error) => edges.log.error({ error }, 'mails of a campaign could not be claimed'))
      .finally(() => {
        claiming = null;
      });
  };
  const giveBack = async (mails: Prepared[], { until = edges.now(), reason = 'its turn did not come in time', isTried = false } = {}) => {
    for (const mail of mails) claimed.delete(mail);
    await giveBackCampaignMails(
      mails.map(({ message }) => message),
      { until, reason, isTried },
      edges,
    );
  };
  const giveBackAll = async () => {
    const mails = ahead.splice(0).map(({ mail }) => mail);
    await giveBack(mails);
    await onGivenBack(mails);
  };

  return {
    /** The next claimed mail, or null when none is claimed ahead. */
    next: async ({ mayClaim }: { mayClaim: boolean }): Promise<Prepared | null> => {
      if (mayClaim) keepAhead();
      if (ahead.length === 0) await claiming;
      const [first] = ahead;
      if (first && performance.now() - first.lookedAt > FRESH_MS) await giveBackAll();
      return ahead.shift()?.mail ?? null;
    },
    /** The last look before the first byte of the body. */
    handOver: async (mail: Prepared): Promise<Verdict> => {
      const known = claimed.get(mail);
      if (known && performance.now() - known.lookedAt > STILL_FRESH_MS) {
        await giveBack([mail]);
        return 'gone';
      }
      const { verdict, untrue } = known ?? (await claimNow(mail));
      // Nothing that a claim can lose stands between an erasure and a mail that is handed over already: it is asked by name.
      if (known && (await isErased(mail))) return 'erased';
      if (verdict === 'gone') await drop(mail);
      if (verdict !== 'go' || untrue === null) return verdict;
      // Given back, it is its campaign's to write anew.
      await giveBack([mail], { reason: untrue });
      return 'gone';
    },
    isClaimed: (mail: Prepared) => claimed.has(mail),
    giveBack,
    accepted: pace.note,
    close: async () => {
      await claiming;
      await giveBackAll();
    },
  };
}
