import { z } from 'zod';
import { idSchema } from './id.ts';

/** Each role may do what the ones before it may. */
export const ROLES = ['agent', 'lead', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const userSchema = z.object({ id: idSchema, email: z.string(), name: z.string(), role: roleSchema, createdAt: z.date() });
export type User = z.infer<typeof userSchema>;

/** A program's key: shown once when made, kept as a SHA-256 hash. */
export const apiTokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  tokenHash: z.string(),
  role: roleSchema,
  createdBy: idSchema,
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** Who did what, kept for good. */
export const auditEventSchema = z.object({
  id: idSchema,
  at: z.date(),
  /** `user:<id>`, `token:<id>` or `system`. */
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
