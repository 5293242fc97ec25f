import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Question } from './question.ts';

type Prompt = Pick<Question<unknown>, 'instructions' | 'schemaName' | 'tools'> & { schema: z.ZodType };

/**
 * Names the words a model was asked with, e.g. `triage-9f2c41d0`: instructions, tools and the schema of the answer. No
 * number to be raised by hand, so none that somebody forgets; mails answered by equal words carry equal versions.
 */
export function promptVersion({ instructions, schemaName, schema, tools = {} }: Prompt): string {
  const told = Object.entries(tools).map(([name, { description }]) => [name, description]);
  const words = JSON.stringify([instructions, z.toJSONSchema(schema, { unrepresentable: 'any' }), told]);
  return `${schemaName}-${createHash('sha256').update(words).digest('hex').slice(0, 8)}`;
}
