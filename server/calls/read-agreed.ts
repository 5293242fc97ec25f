import type { Call } from '../../shared/call.ts';
import type { Stored } from '../database/model-from.ts';
import { beyond, type Keyset } from '../keyset.ts';
import { CallModel } from './call.model.ts';

/** A call with the moment at which its time was agreed on. */
export type AgreedCall = Stored<Call> & { agreedAt: Date };

/** Calls whose time was agreed on after this place, the longest ago first. */
export async function callsAgreedBeyond(place: Keyset, { limit }: { limit: number }): Promise<AgreedCall[]> {
  const found = await CallModel.find(beyond('agreedAt', place)).sort({ agreedAt: 1, _id: 1 }).limit(limit).lean();
  return found as AgreedCall[];
}
