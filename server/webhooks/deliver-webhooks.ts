import type { JobCounts } from '../../shared/job.ts';
import type { Webhook } from '../../shared/webhook.ts';
import type { Stored } from '../database/model-from.ts';
import type { JobEdges } from '../edges.ts';
import { noteHappenings } from './note/note-happenings.ts';
import { type Sent, sendDue } from './send/send-due.ts';
import { WebhookModel } from './webhook.model.ts';
import type { WebhookEdges } from './webhook-edges.ts';

/** Receivers that are served at a time. */
const AT_ONCE = 8;
/** While a receiver keeps us waiting, the others are told of what has happened since this often. */
const LOOK_MS = 1000;
/** A receiver that takes nothing is left alone for so long while the others are served on. */
const REST_MS = 10_000;

/**
 * Tells receivers outside what happened: writes down what has to be told, then sends what is due, each webhook by
 * itself, until nothing moves any more. One that keeps us waiting keeps none of the others. At least once each: a receiver
 * knows a repeat by its `webhook-id`.
 */
export async function deliverWebhooks(edges: WebhookEdges & JobEdges): Promise<JobCounts> {
  const run = beginRun(edges);
  for (let isMoving = true; isMoving && !edges.signal.aborted; ) {
    run.hasMoved = false;
    const webhooks = await WebhookModel.find({ isEnabled: true }).lean();
    if (webhooks.length > 0) await note(webhooks, run);
    queueUp(webhooks, run);
    await idleOrLater(run, LOOK_MS);
    isMoving = run.faults.length === 0 && (run.hasMoved || run.underWay.size > 0);
  }
  await idleOrLater(run);
  if (run.faults.length > 0) throw run.faults[0];
  return run.counts;
}

const beginRun = (edges: WebhookEdges & JobEdges) => ({
  edges,
  counts: { noted: 0, delivered: 0, failed: 0, gaveUp: 0 },
  hasMoved: false,
  faults: [] as unknown[],
  queue: [] as Stored<Webhook>[],
  /** By webhook: its round, when the last one began, and until when it is left alone. */
  underWay: new Map<string, Promise<void>>(),
  beganAt: new Map<string, number>(),
  restsUntil: new Map<string, number>(),
});
type Run = ReturnType<typeof beginRun>;

/** What cannot be read keeps nothing from being sent that is written already. */
async function note(webhooks: Stored<Webhook>[], run: Run): Promise<void> {
  try {
    run.counts.noted += await noteHappenings(webhooks, run.edges);
  } catch (fault) {
    run.faults.push(fault);
  }
}

/** A round for each that has none, who has waited longest first. */
function queueUp(webhooks: Stored<Webhook>[], run: Run): void {
  const { underWay, beganAt, restsUntil } = run;
  const now = performance.now();
  run.queue = webhooks
    .filter(({ _id }) => !underWay.has(_id) && (restsUntil.get(_id) ?? 0) <= now)
    .sort((one, other) => (beganAt.get(one._id) ?? 0) - (beganAt.get(other._id) ?? 0));
  beginNext(run);
}

function beginNext(run: Run): void {
  while (run.underWay.size < AT_ONCE) {
    const webhook = run.queue.shift();
    if (!webhook) return;
    run.beganAt.set(webhook._id, performance.now());
    run.underWay.set(webhook._id, serve(webhook, run));
  }
}

async function serve(webhook: Stored<Webhook>, run: Run): Promise<void> {
  try {
    const round = await sendDue(webhook, run.edges);
    for (const name of Object.keys(round) as (keyof Sent)[]) run.counts[name] += round[name];
    if (round.delivered > 0) run.hasMoved = true;
    else if (round.failed + round.gaveUp > 0) run.restsUntil.set(webhook._id, performance.now() + REST_MS);
    if (Object.values(round).some(Boolean)) run.edges.publish('system.changed', { what: 'webhooks' });
  } catch (fault) {
    run.faults.push(fault);
  }
  run.underWay.delete(webhook._id);
  beginNext(run);
}

/** Waits until no round is under way, or, with `ms`, no longer than that. */
async function idleOrLater({ underWay }: Run, ms?: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const later = new Promise<void>((resolve) => {
    if (ms !== undefined)
      timer = setTimeout(() => {
        isLate = true;
        resolve();
      }, ms);
  });
  while (underWay.size > 0 && !isLate) await Promise.race([...underWay.values(), later]);
  clearTimeout(timer);
}
