import { auditEventSchema } from '../../../shared/user.ts';
import { modelFrom } from '../../database/model-from.ts';

export const AuditEventModel = modelFrom('AuditEvent', auditEventSchema, (schema) => {
  schema.index({ at: -1, _id: -1 });
  // What one person did, and what was done in one room.
  schema.index({ actor: 1, at: -1, _id: -1 });
  schema.index({ action: 1, at: -1 });
});
