import { join } from 'node:path';
import { Glob } from 'bun';
import { z } from 'zod';
import { caseOfConversation, caseOfMail, conversationFileSchema, type EvalCase, type Half, mailFileSchema } from './label.ts';

const HALVES: Half[] = ['dev', 'held-out'];

/**
 * Reads every label of the set.
 * @throws when a file is no valid set of labels; the message names it
 */
export async function readLabels(): Promise<EvalCase[]> {
  const cases: EvalCase[] = [];
  for (const half of HALVES) {
    for (const file of filesIn(`mails/${half}`)) cases.push(...(await read(file, mailFileSchema)).map((mail) => caseOfMail(mail, half)));
    for (const file of filesIn(`conversations/${half}`))
      cases.push(...(await read(file, conversationFileSchema)).map((talk) => caseOfConversation(talk, half)));
  }
  return cases;
}

function filesIn(folder: string): string[] {
  return [...new Glob(`${folder}/*.yaml`).scanSync(import.meta.dirname)].sort();
}

async function read<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S>> {
  const text = await Bun.file(join(import.meta.dirname, file)).text();
  try {
    return schema.parse(Bun.YAML.parse(text));
  } catch (error) {
    throw new Error(`evals/${file} is no set of labels: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`, { cause: error });
  }
}
