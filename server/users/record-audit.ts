import { type AuditEvent, auditEventSchema } from '../../shared/user.ts';
import { newId, present } from '../database/model-from.ts';
import { after, cutPage, readCursor } from '../keyset.ts';
import { AuditEventModel } from './audit-event.model.ts';

/** Writes down who did what. Kept for good. */
export async function recordAudit(event: Omit<AuditEvent, 'id'>): Promise<void> {
  await AuditEventModel.create({ _id: newId(), ...event });
}

export async function listAudit({ cursor, limit }: { cursor?: string | null; limit: number }) {
  const found = await AuditEventModel.find(after('at', readCursor(cursor)))
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, (row) => ({ at: row.at, id: row._id }));
  return { items: rows.map((row) => present(auditEventSchema, row)), nextCursor };
}
