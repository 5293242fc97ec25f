import { z } from 'zod';
import { insightsItemSchema, insightsMetricSchema, insightsSchema, insightsSpanSchema } from '../../shared/insights.ts';
import { mailsCaught } from '../ai/record/count-caught.ts';
import { listBehind } from '../inbox/measure/list-behind.ts';
import { listOf, pageInput } from '../keyset.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { procedure, room } from '../trpc.ts';
import { showInsights } from './show-insights.ts';

const zoneOf = async (now: Date) => (await loadSettings(now)).brokerage.timeZone;

export const insightsRouter = room({
  overview: procedure('lead', 'How fast and by whom mail was answered, what became of it, and what it cost.')
    .input(insightsSpanSchema)
    .output(insightsSchema)
    .query(async ({ input, ctx }) => showInsights(input, { timeZone: await zoneOf(ctx.edges.now()) })),

  threads: procedure('lead', 'What one number of the overview counted: mails in their threads, or threads, the newest first.')
    .input(z.object({ from: z.date(), to: z.date(), metric: insightsMetricSchema, ...pageInput }))
    .output(listOf(insightsItemSchema))
    .query(async ({ input: { from, to, metric, cursor, limit }, ctx }) => {
      const isCaught = metric.of === 'corrections' && metric.what === 'guardFailed';
      const messageIds = isCaught ? await mailsCaught({ from, to }) : undefined;
      const timeZone = await zoneOf(ctx.edges.now());
      return listBehind({ span: { from, to }, metric, timeZone, messageIds, cursor, limit });
    }),
});
