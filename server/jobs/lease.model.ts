import { leaseSchema } from '../../shared/job.ts';
import { modelFrom } from '../database/model-from.ts';

/** `_id` is the job's name. */
export const LeaseModel = modelFrom('Lease', leaseSchema);
