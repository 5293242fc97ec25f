import type { Model } from 'mongoose';

/** `QueryFeatureNotAllowed` */
const NOT_IN_THIS_BUILD = 224;

/**
 * Counts what a filter finds. The embedded engine gives up on a count for which its planner weighs several indexes and
 * none of them finds anybody among the first ten thousand: then everybody is looked at, in the order of their ids.
 */
export async function countAll<T>(model: Model<T>, filter: Parameters<Model<T>['countDocuments']>[0]): Promise<number> {
  try {
    return await model.countDocuments(filter);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === NOT_IN_THIS_BUILD)) throw error;
    return model.countDocuments(filter).hint({ _id: 1 });
  }
}
