import { modelSpendSchema } from '../../shared/decision.ts';
import { modelFrom } from '../database/model-from.ts';

/** One document a day: the meter of the daily token budget, read and turned by every process. */
export const ModelSpendModel = modelFrom('ModelSpend', modelSpendSchema);
