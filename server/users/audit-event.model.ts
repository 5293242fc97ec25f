import { auditEventSchema } from '../../shared/user.ts';
import { modelFrom } from '../database/model-from.ts';

export const AuditEventModel = modelFrom('AuditEvent', auditEventSchema, (schema) => {
  schema.index({ at: -1 });
});
