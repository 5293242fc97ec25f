import { z } from 'zod';
import { userSchema } from '../../shared/user.ts';
import { modelFrom } from '../database/model-from.ts';

/** better-auth's own collection of users, seen by mongoose: sessions and passwords stay with better-auth. */
export const UserModel = modelFrom(
  'User',
  userSchema.extend({ emailVerified: z.boolean(), updatedAt: z.date(), isFirst: z.boolean().optional() }),
  (schema) => {
    schema.index({ email: 1 }, { unique: true });
    // First run is atomic: of two people who create the first admin at the same moment, the second gets a duplicate key.
    schema.index({ isFirst: 1 }, { unique: true, partialFilterExpression: { isFirst: true } });
  },
);
