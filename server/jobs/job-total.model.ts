import { jobTotalSchema } from '../../shared/job.ts';
import { modelFrom } from '../database/model-from.ts';

/** `_id` is the job's name. */
export const JobTotalModel = modelFrom('JobTotal', jobTotalSchema);
