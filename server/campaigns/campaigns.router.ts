import { z } from 'zod';
import {
  campaignRecipientSchema,
  campaignReportSchema,
  campaignSchema,
  createCampaignSchema,
  RECIPIENT_STATES,
} from '../../shared/campaign.ts';
import { idSchema } from '../../shared/id.ts';
import { present } from '../database/model-from.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { createCampaign } from './create-campaign.ts';
import { campaignById, listCampaigns, listRecipients } from './list-campaigns.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign } from './pause-campaign.ts';
import { reportCampaign } from './report-campaign.ts';
import { startCampaign } from './start-campaign.ts';

const one = z.object({ campaignId: idSchema });
const withName = z.object({ contactName: z.string() });

export const campaignsRouter = room({
  list: procedure('lead', 'Campaigns with their live figures, the newest first.')
    .input(z.object(pageInput).prefault({}))
    .output(listOf(campaignReportSchema))
    .query(({ input }) => listCampaigns(input)),

  byId: procedure('lead', 'One campaign.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(campaignSchema)
    .query(async ({ input }) => present(campaignSchema, await campaignById(input.campaignId))),

  create: procedure('lead', 'Makes a draft of a campaign and gives it its number.')
    .input(createCampaignSchema)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => present(campaignSchema, await createCampaign({ ...input, createdBy: ctx.user.id }, ctx.edges))),

  start: procedure('lead', 'Starts sending, or plans it when the campaign has a time.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => present(campaignSchema, await startCampaign(input, ctx.edges))),

  pause: procedure('lead', 'Stops sending; mail that has not left waits.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => present(campaignSchema, await pauseCampaign(input, ctx.edges))),

  resume: procedure('lead', 'Goes on sending.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => present(campaignSchema, await resumeCampaign(input, ctx.edges))),

  cancel: procedure('lead', 'Ends a campaign; what has not left is never sent.', { errors: 'NOT_FOUND CONFLICT' })
    .input(one)
    .output(campaignSchema)
    .mutation(async ({ input, ctx }) => present(campaignSchema, await cancelCampaign(input, ctx.edges))),

  report: procedure('lead', 'The live figures of a campaign, each a count of recipients.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(campaignReportSchema)
    .query(({ input }) => reportCampaign(input.campaignId)),

  recipients: procedure('lead', 'Recipients with state and reason.', { errors: 'NOT_FOUND' })
    .input(one.extend({ state: z.enum(RECIPIENT_STATES).optional(), ...pageInput }))
    .output(listOf(campaignRecipientSchema.extend(withName.shape)))
    .query(({ input }) => listRecipients(input)),
});
