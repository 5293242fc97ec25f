import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { importFaultSchema, importMappingSchema, importOptionsSchema, importRunSchema, PART_SIZE } from '../../../shared/import.ts';
import type { User } from '../../../shared/user.ts';
import { present } from '../../database/model-from.ts';
import { isAtLeast, procedure, room } from '../../trpc.ts';
import { requireUser } from '../../users/find-users.ts';
import { importCsv } from './import-csv.ts';
import { importFaults, recentImports, rejectedCsv, showImport } from './show-import.ts';
import { appendImport, beginImport, cancelImport, readImport, startImport } from './start-import.ts';

const one = z.object({ importId: idSchema });
const fileName = z.string().trim().min(1).max(200);
/** As with a change of many: a team lead changes everybody's contacts, an agent their own and nobody's. */
const boundOf = ({ user }: { user: Pick<User, 'id' | 'role'> }) => (isAtLeast(user.role, 'lead') ? null : user.id);
const choices = { mapping: importMappingSchema.optional(), options: importOptionsSchema.optional() };

export const importRouter = room({
  importCsv: procedure(
    'agent',
    'Takes a CSV in, or with dryRun says what would happen. A long file goes on as a run: `importRun` tells. An agent’s file changes no colleague’s contacts.',
  )
    .input(
      z.object({
        csv: z.string().min(1).max(50_000_000),
        fileName: fileName.default('import.csv'),
        mapping: choices.mapping,
        options: importOptionsSchema.prefault({}),
        dryRun: z.boolean(),
      }),
    )
    .output(z.object({ run: importRunSchema, faults: z.array(importFaultSchema) }))
    .mutation(async ({ input, ctx }) => {
      if (input.options.ownerId) await requireUser(input.options.ownerId);
      return importCsv({ ...input, by: ctx.user.id, boundTo: boundOf(ctx) }, ctx.edges);
    }),

  startImport: procedure('agent', 'Opens the way in for a file that comes in pieces.')
    .input(z.object({ fileName }))
    .output(importRunSchema)
    .mutation(async ({ input, ctx }) => present(importRunSchema, await startImport({ ...input, by: ctx.user.id }))),

  appendImport: procedure('agent', 'One piece of the file, counted from 0; again is the same.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one.extend({ part: z.number().int().min(0).max(2000), text: z.string().max(PART_SIZE + 1) }))
    .output(z.object({}))
    .mutation(async ({ input }) => {
      await appendImport(input);
      return {};
    }),

  readImport: procedure('agent', 'All pieces are there: says what its columns seem to hold, with a few rows.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(one.extend({ parts: z.number().int().min(1).max(2001) }))
    .output(importRunSchema)
    .mutation(async ({ input }) => present(importRunSchema, await readImport(input))),

  checkImport: procedure('agent', 'Counts what the import would do, in the background; nothing is changed.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(one.extend(choices))
    .output(importRunSchema)
    .mutation(async ({ input, ctx }) =>
      present(importRunSchema, await beginImport({ ...input, isReal: false, boundTo: boundOf(ctx) }, ctx.edges)),
    ),

  runImport: procedure('agent', 'Takes the file in, in the background. An agent’s changes no colleague’s contacts.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(one.extend(choices))
    .output(importRunSchema)
    .mutation(async ({ input, ctx }) => {
      if (input.options?.ownerId) await requireUser(input.options.ownerId);
      return present(importRunSchema, await beginImport({ ...input, isReal: true, boundTo: boundOf(ctx) }, ctx.edges));
    }),

  cancelImport: procedure('agent', 'Stops an import; who is in by then stays in.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(importRunSchema)
    .mutation(async ({ input, ctx }) => present(importRunSchema, await cancelImport(input.importId, ctx.edges))),

  importRun: procedure('agent', 'One import: how far it is and what came of it.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(importRunSchema)
    .query(({ input }) => showImport(input.importId)),

  importRuns: procedure('agent', 'The last imports, the newest first.')
    .output(z.array(importRunSchema))
    .query(() => recentImports(20)),

  importFaults: procedure('agent', 'The first rows that were not taken, and why.')
    .input(one)
    .output(z.array(importFaultSchema))
    .query(({ input }) => importFaults(input.importId, 50)),

  rejectedRows: procedure('agent', 'Every row that was not taken, as CSV, with the reason in front.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(z.object({ csv: z.string() }))
    .query(async ({ input }) => ({ csv: await rejectedCsv(input.importId) })),
});
