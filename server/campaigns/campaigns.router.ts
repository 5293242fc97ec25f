import { z } from 'zod';
import {
  campaignSchema,
  campaignTemplateSchema,
  createCampaignSchema,
  RECIPIENT_STATES,
  recipientViewSchema,
  saveTemplateSchema,
  updateCampaignSchema,
  variantSchema,
} from '../../shared/campaign.ts';
import { lintResultSchema, previewInputSchema, previewSchema } from '../../shared/campaign-check.ts';
import { campaignReportSchema, fullReportSchema } from '../../shared/campaign-report.ts';
import { idSchema } from '../../shared/id.ts';
import { present } from '../database/model-from.ts';
import { listOf, pageInput } from '../keyset.ts';
import { senderFor } from '../mail/sender-for.ts';
import { procedure, room } from '../trpc.ts';
import { checkCampaign } from './check/check-campaign.ts';
import { previewCampaign } from './check/preview-campaign.ts';
import { sendTest } from './check/send-test.ts';
import { createCampaign } from './create-campaign.ts';
import { campaignById, listCampaigns } from './list-campaigns.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign } from './pause-campaign.ts';
import { listRecipients } from './report/list-recipients.ts';
import { reportCampaign, reportOf } from './report/report-campaign.ts';
import { retryFailed } from './retry-failed.ts';
import { startCampaign } from './start-campaign.ts';
import { listTemplates, removeTemplate, saveTemplate } from './templates/save-template.ts';
import { updateCampaign } from './update-campaign.ts';

const one = z.object({ campaignId: idSchema });
const show = (campaign: { _id: string }) => present(campaignSchema, campaign);

export const campaignsRouter = room({
  list: procedure('lead', 'Campaigns with their live figures, the newest first.')
    .input(z.object(pageInput).prefault({}))
    .output(listOf(campaignReportSchema))
    .query(async ({ input }) => {
      const { rows, nextCursor } = await listCampaigns(input);
      return { items: await Promise.all(rows.map(reportOf)), nextCursor };
    }),

  byId: procedure('lead', 'One campaign.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(campaignSchema)
    .query(async ({ input }) => show(await campaignById(input.campaignId))),

  create: procedure('lead', 'Makes a draft of a campaign and gives it its number.')
    .input(createCampaignSchema)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await createCampaign({ ...input, createdBy: ctx.user.id }, ctx.edges))),

  update: procedure('lead', 'Changes what is named; words and audience only until it starts.', { errors: 'NOT_FOUND CONFLICT' })
    .input(updateCampaignSchema)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await updateCampaign(input, ctx.edges))),

  preview: procedure('lead', 'One mail as one recipient would get it, and why they would not.', { errors: 'NOT_FOUND' })
    .input(previewInputSchema)
    .output(previewSchema)
    .query(async ({ input: { campaignId, ...which }, ctx }) =>
      previewCampaign(await campaignById(campaignId), which, { ...ctx.edges, senderFor }),
    ),

  lint: procedure('lead', 'What is wrong with a campaign: errors refuse its start, warnings do not.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(lintResultSchema)
    .query(async ({ input, ctx }) => checkCampaign(await campaignById(input.campaignId), { ...ctx.edges, senderFor })),

  testSend: procedure('lead', 'Sends one mail to the person who asks; it is marked and counts nowhere.', {
    errors: 'NOT_FOUND SERVICE_UNAVAILABLE',
  })
    .input(
      one.extend({ contactId: idSchema.optional(), step: z.number().int().min(0).max(4).default(0), variant: variantSchema.optional() }),
    )
    .output(z.object({ address: z.string() }))
    .mutation(async ({ input: { campaignId, ...which }, ctx }) =>
      sendTest(await campaignById(campaignId), { ...which, person: ctx.user }, { ...ctx.edges, senderFor }),
    ),

  start: procedure('lead', 'Starts sending, or plans it when the campaign has a time.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await startCampaign(input, { ...ctx.edges, senderFor }))),

  pause: procedure('lead', 'Stops sending; mail that has not left waits.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await pauseCampaign(input, ctx.edges))),

  resume: procedure('lead', 'Goes on sending.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await resumeCampaign(input, ctx.edges))),

  cancel: procedure('lead', 'Ends a campaign; what has not left is never sent.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => show(await cancelCampaign(input, ctx.edges))),

  retryFailed: procedure('lead', 'Tries the failed mails again, and no others.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(z.object({ retried: z.number() }))
    .mutation(({ input, ctx }) => retryFailed(input, ctx.edges)),

  report: procedure('lead', 'All live figures of a campaign: the funnel, each mail, both subjects, over time.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(fullReportSchema)
    .query(({ input, ctx }) => reportCampaign(input.campaignId, ctx.edges)),

  recipients: procedure('lead', 'Recipients with state, reason and the life of their mail.', { errors: 'NOT_FOUND' })
    .input(
      one.extend({
        state: z.enum(RECIPIENT_STATES).optional(),
        step: z.number().int().min(0).max(4).optional(),
        /** True: only those who replied. */
        replied: z.boolean().optional(),
        ...pageInput,
      }),
    )
    .output(listOf(recipientViewSchema))
    .query(({ input }) => listRecipients(input)),

  templates: procedure('lead', 'Words that campaigns begin with, by name.')
    .output(z.array(campaignTemplateSchema))
    .query(async () => (await listTemplates()).map((template) => present(campaignTemplateSchema, template))),

  saveTemplate: procedure('lead', 'Keeps words as a template, or changes one.', { errors: 'NOT_FOUND CONFLICT' })
    .input(saveTemplateSchema)
    .output(campaignTemplateSchema)
    .mutation(async ({ input, ctx }) => present(campaignTemplateSchema, await saveTemplate(input, ctx.edges))),

  removeTemplate: procedure('lead', 'Forgets a template; campaigns that began with it keep their words.')
    .input(z.object({ templateId: idSchema }))
    .output(z.object({}))
    .mutation(async ({ input, ctx }) => {
      await removeTemplate(input.templateId, ctx.edges);
      return {};
    }),
});
