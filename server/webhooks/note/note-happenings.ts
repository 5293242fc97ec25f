import type { Webhook } from '../../../shared/webhook.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import type { Keyset } from '../../keyset.ts';
import { WebhookDeliveryModel } from '../webhook-delivery.model.ts';
import { bodyOf, type Happening } from './happening.ts';
import { SOURCES, type Source } from './sources.ts';
import { WebhookCursorModel } from './webhook-cursor.model.ts';

const PAGE = 200;
/** Read again at each look: nearly every write is seen in its order. */
const OVERLAP_MS = 3000;
/** Read again now and then, for those that came out of it: clocks differ, and a write may land late. */
const FAR_BACK_MS = 60_000;
const FAR_BACK_EVERY_MS = 15_000;
/** What is older is told to nobody any more; its line in the log, which keeps it from being told twice, lives longer. */
const STALE_MS = 14 * 86_400_000;

/**
 * Writes down what receivers have to be told: everything that changed since the last look, once each. The news of this
 * process are no part of it, so nothing is lost with a process.
 * @returns deliveries written
 */
export async function noteHappenings(webhooks: Stored<Webhook>[], edges: JobEdges): Promise<number> {
  let noted = 0;
  for (const source of SOURCES) {
    const wanting = webhooks.filter(({ events }) => source.types.some((type) => events.includes(type)));
    if (wanting.length > 0) noted += await noteFrom(source, { wanting, edges });
  }
  return noted;
}

type Looking = { wanting: Stored<Webhook>[]; edges: JobEdges };

async function noteFrom(source: Source, { wanting, edges }: Looking): Promise<number> {
  const cursor = await WebhookCursorModel.findById(source.name).lean();
  const now = edges.now();
  const isFarBack = !cursor || now.getTime() - cursor.lookedBackAt.getTime() >= FAR_BACK_EVERY_MS;
  const earliest = Math.min(...wanting.map(({ since }) => since.getTime()));
  const resume = (cursor?.seenUpTo.getTime() ?? 0) - (isFarBack ? FAR_BACK_MS : OVERLAP_MS);
  let place: Keyset = { at: new Date(Math.max(earliest, resume, now.getTime() - STALE_MS)), id: '' };
  let noted = 0;
  for (;;) {
    const rows = await source.read(place, PAGE);
    const last = rows.at(-1);
    if (!last || edges.signal.aborted) break;
    noted += await write(
      rows.flatMap(({ happenings }) => happenings),
      { wanting, edges },
    );
    place = last.place;
    // Deliveries first, cursor after: a crash in between finds the same again, and writes it once.
    await WebhookCursorModel.updateOne(
      { _id: source.name },
      { $max: { seenUpTo: place.at }, $set: isFarBack ? { lookedBackAt: now } : {}, $setOnInsert: isFarBack ? {} : { lookedBackAt: now } },
      { upsert: true },
    );
    if (rows.length < PAGE) break;
  }
  return noted;
}

async function write(happenings: Happening[], { wanting, edges }: Looking): Promise<number> {
  const stale = edges.now().getTime() - STALE_MS;
  const wanted = wanting.flatMap((webhook) =>
    happenings
      .filter(({ type, at }) => webhook.events.includes(type) && at >= webhook.since && at.getTime() >= stale)
      .map((happening) => ({ webhookId: webhook._id, happening })),
  );
  const fresh = await notYetWritten(wanted);
  if (fresh.length === 0) return 0;
  const contactIds = [...new Set(fresh.flatMap(({ happening }) => happening.contactId ?? []))];
  const contacts = new Map((await contactsByIds(contactIds)).map((contact) => [contact._id, contact]));
  const written = await WebhookDeliveryModel.bulkWrite(
    fresh.map(({ webhookId, happening }) => ({
      updateOne: {
        filter: { webhookId, key: happening.key },
        update: { $setOnInsert: { ...blankDelivery(happening, edges.now()), body: bodyOf(happening, contacts) } },
        upsert: true,
      },
    })),
    { ordered: true },
  );
  return written.upsertedCount;
}

type Wanted = { webhookId: string; happening: Happening };

/** Looks overlap: most of what is read was written before, and its body need not be made again. */
async function notYetWritten(wanted: Wanted[]): Promise<Wanted[]> {
  const known = new Set<string>();
  for (const [webhookId, group] of Map.groupBy(wanted, (one) => one.webhookId)) {
    const keys = group.map(({ happening }) => happening.key);
    for (const { key } of await WebhookDeliveryModel.find({ webhookId, key: { $in: keys } }, { key: 1 }).lean())
      known.add(`${webhookId} ${key}`);
  }
  return wanted.filter(({ webhookId, happening }) => !known.has(`${webhookId} ${happening.key}`));
}

/** A delivery before it is first tried. */
export function blankDelivery<T extends string>(
  { type, lane, contactId, at }: Pick<Happening, 'lane' | 'contactId' | 'at'> & { type: T },
  now: Date,
) {
  const fresh = { state: 'waiting' as const, dueAt: now, claimedBy: null, fence: 0, attempts: 0, tries: [], deliveredAt: null };
  return { _id: newId(), type, lane, contactId, at, ...fresh };
}
