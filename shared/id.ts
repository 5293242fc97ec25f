import { z } from 'zod';

/** Ids are strings everywhere: 24 hex digits that sort by time of creation. */
export const idSchema = z.string().min(1).max(100);

/** An email address as we compare it: lower case, without display name. Line breaks and NUL are refused (header injection). */
export const addressSchema = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"\r\n\0]+@[^\s<>@,;:"\r\n\0]+$/, 'is not an email address')
  .transform((value) => value.toLowerCase());

/** One line of text that may stand in a mail header: CR, LF and NUL are refused. */
export const headerTextSchema = z
  .string()
  .max(998)
  .regex(/^[^\r\n\0]*$/, 'must be one line');

export const namedAddressSchema = z.object({ address: z.string(), name: z.string() });
export type NamedAddress = z.infer<typeof namedAddressSchema>;
