import type { QueryFilter } from 'mongoose';
import { type AuditEvent, auditEventSchema } from '../../../shared/user.ts';
import { literalPattern } from '../../database/literal-pattern.ts';
import { newId, present, type Stored } from '../../database/model-from.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { userNames } from '../find-users.ts';
import { AuditEventModel } from './audit-event.model.ts';

export type AuditFilter = {
  /** `user:<id>` or `token:<id>`. */
  actor?: string | undefined;
  /** The room whose doors were used, e.g. `settings`. */
  room?: string | undefined;
  /** Any words of what was done, or to what. */
  search?: string | undefined;
};

/** Writes down who did what. Kept for good. */
export async function recordAudit(event: Omit<AuditEvent, 'id'>): Promise<void> {
  await AuditEventModel.create({ _id: newId(), ...event });
}

/** Who did what, the newest first, with the name each is called by now; empty for who is gone. */
export async function listAudit({ cursor, limit, ...filter }: { cursor?: string | null; limit: number } & AuditFilter) {
  const found = await AuditEventModel.find({ $and: [...conditionsOf(filter), after('at', readCursor(cursor))] })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, (row) => ({ at: row.at, id: row._id }));
  const names = await userNames(rows.map(({ actor }) => actor.split(':')[1] ?? null));
  const items = rows.map((row) => ({ ...present(auditEventSchema, row), who: names.get(row.actor.split(':')[1] ?? '') ?? '' }));
  return { items, nextCursor };
}

function conditionsOf({ actor, room, search }: AuditFilter): QueryFilter<Stored<AuditEvent>>[] {
  const words = search?.trim() ? literalPattern(search.trim()) : null;
  return [
    ...(actor ? [{ actor }] : []),
    // Anchored, so that the index of actions is walked from there.
    ...(room ? [{ action: { $gte: `${room}.`, $lt: `${room}/` } }] : []),
    ...(words ? [{ $or: [{ action: words }, { subject: words }, { detail: words }] }] : []),
  ];
}
