import type { QueryFilter } from 'mongoose';
import type { Contact, Stage } from '../../../shared/contact.ts';
import type { PipelineSide } from '../../../shared/pipeline.ts';
import type { Stored } from '../../database/model-from.ts';

export type LeadQuery = {
  side: PipelineSide;
  stage: Stage;
  /** Null: those whom nobody has. Absent: everybody. */
  ownerId?: string | null;
  /** Only these contacts: what a search found. */
  among?: readonly string[];
};

const TYPES: Record<Exclude<PipelineSide, 'others'>, Contact['contactTypes']> = {
  buyers: ['Buyer', 'Tenant'],
  sellers: ['Seller', 'Landlord'],
};
const SOME_SIDE: Contact['contactTypes'] = [...TYPES.buyers, ...TYPES.sellers, 'Vendor'];

/** One column of the pipeline. Who buys and sells is a lead on both sides, and a stray on none. */
export function leadFilter({ side, stage, ownerId, among }: LeadQuery): QueryFilter<Stored<Contact>> {
  return {
    stage,
    isStray: { $ne: true },
    contactTypes: side === 'others' ? { $nin: SOME_SIDE } : { $in: TYPES[side] },
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(among ? { _id: { $in: [...among] } } : {}),
  };
}
