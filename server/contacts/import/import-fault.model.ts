import { importFaultSchema } from '../../../shared/import.ts';
import { modelFrom } from '../../database/model-from.ts';

export const ImportFaultModel = modelFrom('ImportFault', importFaultSchema, (schema) => {
  // A batch that is worked on again after a crash writes its faults once.
  schema.index({ importId: 1, row: 1 }, { unique: true });
  schema.index({ createdAt: 1 });
});
