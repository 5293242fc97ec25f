import { hearLostWish } from './ai/answer/hear-lost-wish.ts';
import { answerThreads } from './ai/answer-threads.ts';
import type { AiEdges } from './ai/ask-model.ts';
import { followUp } from './ai/follow-up/follow-up.ts';
import { notBefore } from './ai/follow-up/not-before.ts';
import { noteHeldBack } from './ai/record/note-held-back.ts';
import { whyNotSay } from './ai/told/why-not-say.ts';
import { remindCalls } from './calls/notices/remind-calls.ts';
import { whyUntrue } from './calls/notices/why-untrue.ts';
import { advanceCampaigns, isCampaignDue } from './campaigns/advance-campaigns.ts';
import { importContacts, isImportDue } from './contacts/import/import-contacts.ts';
import type { JobEdges } from './edges.ts';
import type { Env } from './env.ts';
import { isThreadDue } from './inbox/answer/claim-thread.ts';
import { wakeThreads } from './inbox/desk/put-away.ts';
import { isMailDue } from './inbox/ledger/claim-mail.ts';
import type { TruthEdges } from './inbox/weigh/weigh-sending.ts';
import { type Chore, housekeeping } from './jobs/housekeeping.ts';
import type { DueChecks, Verbs } from './jobs/timetable.ts';
import type { Poller } from './mail/in/poll-mailboxes.ts';
import { reconcileSent } from './mail/out/reconcile-sent.ts';
import { sendOutbox } from './mail/out/send-outbox.ts';
import { senderFor } from './mail/sender-for.ts';
import { whyListingsUntrue } from './properties/told/still-true.ts';
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts';
import type { FindReceiver } from './webhooks/webhook-edges.ts';

type Parts = {
  env: Env;
  poller: Poller;
  ai: Pick<AiEdges, 'models' | 'gate'>;
  chores: Chore[];
  findReceiver: FindReceiver;
  /** Asks for a poll: something of ours lies in Sent and wants to be confirmed. */
  readSentSoon: () => void;
};

/** The jobs that come every second or two find nothing most of the time. */
export const IS_DUE: DueChecks = {
  'answer-threads': isThreadDue,
  'send-outbox': isMailDue,
  'advance-campaigns': isCampaignDue,
  'import-contacts': isImportDue,
};

/** Less than the two seconds after which the job comes again. */
const LOOK_ON_MS = 1700;

/** What the rooms know of a mail that is about to leave: whether it still tells the truth, and whether the hour is good. */
const TRUTH: TruthEdges = {
  whyUntrue: async (message, now) => (await whyUntrue(message, now)) ?? (await whyNotSay(message, now)),
  whyUntrueAmong: whyListingsUntrue,
  notBefore,
  noteReview: noteHeldBack,
};

/** What each job of the timetable calls: one verb of a room, with the edges that room needs. */
export function assembleVerbs({ env, poller, ai, chores, findReceiver, readSentSoon }: Parts): Verbs {
  const forAi = (edges: JobEdges): AiEdges => ({ ...edges, ...ai, senderFor });
  return {
    'poll-mailboxes': (edges) =>
      poller.poll({ ...edges, maxBytes: env.MAIL_MAX_BYTES, hearLostWish: (mail) => hearLostWish(mail, forAi(edges)) }),
    'answer-threads': (edges) => answerThreads(forAi(edges)),
    'send-outbox': async (edges) => {
      const counts = await sendOutbox({ ...edges, connections: env.SMTP_CONNECTIONS, ...TRUTH });
      if (counts.sent) readSentSoon();
      return counts;
    },
    'advance-campaigns': (edges) => advanceCampaigns({ ...edges, senderFor, lookOnMs: LOOK_ON_MS }),
    'import-contacts': importContacts,
    'follow-up': (edges) => followUp(forAi(edges)),
    'remind-calls': (edges) => remindCalls({ ...edges, senderFor }),
    'reconcile-sent': async (edges) => {
      const counts = await reconcileSent(edges);
      if (counts.filed || counts.found) readSentSoon();
      return counts;
    },
    'wake-threads': wakeThreads,
    'deliver-webhooks': (edges) => deliverWebhooks({ ...edges, findReceiver }),
    housekeeping: (edges) => housekeeping(edges, chores),
  };
}
