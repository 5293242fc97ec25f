import { z } from 'zod';
import { idSchema } from './id.ts';

/** Characters of one piece of a file on its way in: a piece is read in some milliseconds. */
export const PART_SIZE = 250_000;

/** A text in pieces of about this many characters. A character of two code units (an emoji) stays whole. */
export function cutText(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const isSplit = /[\uD800-\uDBFF]/.test(text[at + size - 1] ?? '');
    const end = at + size + (isSplit ? 1 : 0);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** What a column of a file may hold. Columns of one field are read from left to right: the first that says something counts. */
export const IMPORT_FIELDS = [
  ...['email', 'otherEmails', 'firstName', 'lastName', 'fullName', 'mobilePhone', 'preferredLanguage', 'contactTypes'],
  ...['leadSource', 'stage', 'tags', 'notes', 'consent', 'optedOut', 'areas', 'budgetMin', 'budgetMax'],
] as unknown as readonly [ImportField, ...ImportField[]];
export type ImportField =
  | ('email' | 'otherEmails' | 'firstName' | 'lastName' | 'fullName' | 'mobilePhone' | 'preferredLanguage' | 'contactTypes')
  | ('leadSource' | 'stage' | 'tags' | 'notes' | 'consent' | 'optedOut' | 'areas' | 'budgetMin' | 'budgetMax');

/** What a column calls itself. "$ per foot" and "Price ($)" are names; what MongoDB would take for an operator is none. */
export const columnNameSchema = z
  .string()
  .max(500)
  .refine((name) => !/^\$[a-z_]/.test(name), 'is no name of a column');

/** From the names of columns to fields; a column that is left out, or is null, is not read. */
export const importMappingSchema = z.record(columnNameSchema, z.enum(IMPORT_FIELDS).nullable());
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** What happens to somebody we know: the file's words win, it fills what is empty, or they are left as they are. Tags are added in the first two. */
const ON_KNOWN = ['update', 'fill', 'skip'] as const;

export const importOptionsSchema = z.object({
  /** Put on everybody in the file. */
  tags: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  /** Where these people agreed to hear from us: kept with the consent of each new contact. */
  consentSource: z.string().trim().max(300).default(''),
  leadSource: z.string().trim().max(200).default(''),
  ownerId: idSchema.nullable().default(null),
  onKnown: z.enum(ON_KNOWN).default('update'),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

const IMPORT_STATES = ['uploading', 'mapping', 'checking', 'checked', 'importing', 'done', 'cancelled', 'failed'] as const;

/** One file on its way in. Rows are those below the header. */
export const importRunSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  headers: z.array(z.string()),
  delimiter: z.string(),
  mapping: importMappingSchema,
  options: importOptionsSchema,
  /** The first rows as they are, for choosing what a column holds. */
  samples: z.array(z.array(z.string())),
  /** Known once the file has been read to its end. */
  rows: z.number().nullable(),
  /** Rows dealt with so far, in this phase. */
  done: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  error: z.string().nullable(),
  createdBy: idSchema.nullable(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** A row that was not taken, and why. */
export const importFaultSchema = z.object({
  id: idSchema,
  importId: idSchema,
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number(),
  reason: z.string(),
  cells: z.array(z.string()),
  createdAt: z.date(),
});
export type ImportFault = z.infer<typeof importFaultSchema>;
