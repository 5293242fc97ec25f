import { z } from 'zod';
import { idSchema } from './id.ts';

/** A saved reply: words that a brokerage writes often, with merge fields (`{{ firstName }}`) as in campaigns. */
export const templateSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Liquid and the composer's Markdown. */
  text: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Template = z.infer<typeof templateSchema>;

export const templateChangeSchema = z.object({
  name: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(20_000),
});
