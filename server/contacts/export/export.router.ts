import { z } from 'zod';
import { allFound, contactFilterSchema } from '../../../shared/audience.ts';
import { AppError } from '../../errors.ts';
import { procedure, room } from '../../trpc.ts';
import { recordAudit } from '../../users/audit/record-audit.ts';
import { countListed } from '../list/listed-contacts.ts';
import { writeContacts } from './write-contacts.ts';

/** A longer answer is a file: it is streamed from /contacts.csv. */
const MOST_ROWS = 50_000;

export const exportRouter = room({
  exportCsv: procedure(
    'agent',
    'Contacts as CSV under RESO’s names, without strays that `search` alone finds. More than 50,000 are fetched from GET /contacts.csv.',
  )
    .input(z.strictObject({ filter: contactFilterSchema.optional() }).prefault({}))
    .output(z.object({ csv: z.string(), rows: z.number() }))
    .query(async ({ input: { filter = {} }, ctx }) => {
      const now = ctx.edges.now();
      const rows = await countListed(allFound(filter), { now });
      if (rows > MOST_ROWS) {
        const userMessage = `These are ${rows} contacts: more than ${MOST_ROWS} are fetched as a file, from /contacts.csv.`;
        throw new AppError('BAD_INPUT', { message: userMessage, userMessage });
      }
      await recordAudit({ at: now, actor: ctx.visitor.actor, action: 'contacts.exportCsv', subject: `rows=${rows}`, detail: '' });
      return { csv: (await Array.fromAsync(writeContacts(filter, now))).join(''), rows };
    }),
});
