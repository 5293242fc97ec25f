import { jobRunSchema } from '../../shared/job.ts';
import { modelFrom } from '../database/model-from.ts';

export const JobRunModel = modelFrom('JobRun', jobRunSchema, (schema) => {
  schema.index({ job: 1, startedAt: -1 });
});
