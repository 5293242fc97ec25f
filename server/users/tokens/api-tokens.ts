import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type ApiToken, apiTokenSchema, type Role } from '../../../shared/user.ts';
import { newId, present } from '../../database/model-from.ts';
import { notFound } from '../../errors.ts';
import { ApiTokenModel } from './api-token.model.ts';

/** What anybody may see of a token after it was made. */
export const tokenViewSchema = apiTokenSchema.omit({ tokenHash: true });
export type TokenView = z.infer<typeof tokenViewSchema>;

const SEEN_EVERY_MS = 60_000;
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Makes a program's key. The secret is returned here and nowhere else: only its hash is kept. */
export async function createToken(input: { name: string; role: Role; createdBy: string }): Promise<TokenView & { token: string }> {
  // 256 random bits need no slow hash: there is nothing to guess.
  const secret = `oh_${randomBytes(32).toString('base64url')}`;
  const created = await ApiTokenModel.create({ _id: newId(), ...input, tokenHash: hashOf(secret), lastUsedAt: null, revokedAt: null });
  return { ...present(tokenViewSchema, created.toObject()), token: secret };
}

export async function listTokens(): Promise<TokenView[]> {
  const tokens = await ApiTokenModel.find().sort({ _id: -1 }).lean();
  return tokens.map((token) => present(tokenViewSchema, token));
}

/** Ends a token and every token that a program made with it. @throws AppError NOT_FOUND */
export async function revokeToken(tokenId: string, now: Date): Promise<void> {
  const { matchedCount } = await ApiTokenModel.updateOne({ _id: tokenId }, { $set: { revokedAt: now } });
  if (matchedCount === 0) throw notFound('token', tokenId);
  await endTokensOf(tokenId, now);
}

/**
 * Ends the tokens that a person or a program made, and those made with them: whoever loses a right must not keep it by
 * a key they made before.
 * @param roles only tokens of these roles; left out, all
 */
export async function endTokensOf(makerId: string, now: Date, { roles }: { roles?: Role[] } = {}): Promise<void> {
  const filter = { createdBy: makerId, revokedAt: null, ...(roles && { role: { $in: roles } }) };
  const made = await ApiTokenModel.find(filter).select('_id').lean();
  if (made.length === 0) return;
  await ApiTokenModel.updateMany({ _id: { $in: made.map(({ _id }) => _id) } }, { $set: { revokedAt: now } });
  for (const { _id } of made) await endTokensOf(_id, now);
}

/** The live token of this secret, or null. When it was last used is noted at most once a minute. */
export async function tokenOfSecret(secret: string, now: Date): Promise<ApiToken | null> {
  const found = await ApiTokenModel.findOne({ tokenHash: hashOf(secret), revokedAt: null }).lean();
  if (!found) return null;
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > SEEN_EVERY_MS) {
    await ApiTokenModel.updateOne({ _id: found._id }, { $set: { lastUsedAt: now } }, { timestamps: false });
  }
  return present(apiTokenSchema, found);
}
