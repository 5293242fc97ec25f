import { z } from 'zod';
import { appRouter } from '../server/router.ts';
import { healthSchema } from '../server/system/read-health.ts';
import { ACCESS, type ProcedureMeta } from '../server/trpc.ts';
import { tokenViewSchema } from '../server/users/tokens/api-tokens.ts';
import { audienceFilterSchema, audienceSchema } from '../shared/audience.ts';
import { callSchema, callSlotSchema } from '../shared/call.ts';
import {
  campaignRecipientSchema,
  campaignSchema,
  campaignStepSchema,
  campaignTemplateSchema,
  createCampaignSchema,
  recipientViewSchema,
} from '../shared/campaign.ts';
import { lintResultSchema, previewSchema } from '../shared/campaign-check.ts';
import { campaignReportSchema, fullReportSchema } from '../shared/campaign-report.ts';
import { contactSchema, slotNameSchema, slotSchema, stageSchema } from '../shared/contact.ts';
import { decisionSchema, modelCallSchema, triageSchema } from '../shared/decision.ts';
import { eventSchemas } from '../shared/events.ts';
import { jobNameSchema, jobRunSchema } from '../shared/job.ts';
import { mailboxCursorSchema, placeSchema } from '../shared/mailbox.ts';
import { deliverySchema, deliveryStateSchema, guardCheckSchema, mailKindSchema, messageViewSchema } from '../shared/message.ts';
import { criteriaSchema, matchSchema, propertySchema, publicPropertySchema } from '../shared/property.ts';
import { castMemberSchema, receiveInputSchema, sentMailSchema } from '../shared/rehearsal.ts';
import { settingsSchema } from '../shared/settings.ts';
import { aiModeSchema, inboxViewSchema, threadRowSchema, threadSchema } from '../shared/thread.ts';
import { auditEventSchema, roleSchema, userSchema } from '../shared/user.ts';
import { fieldsOf, type Named, wordsOf } from './zod-words.ts';

export const API_DOCS = `${import.meta.dirname}/../docs/api.md`;

const NAMED: Named = new Map<string, z.ZodType>([
  ['Thread', threadSchema],
  ['ThreadRow', threadRowSchema],
  ['Message', messageViewSchema],
  ['Delivery', deliverySchema],
  ['Decision', decisionSchema],
  ['Triage', triageSchema],
  ['ModelCall', modelCallSchema],
  ['GuardCheck', guardCheckSchema],
  ['Contact', contactSchema],
  ['Slot', slotSchema],
  ['Property', propertySchema],
  ['PublicProperty', publicPropertySchema],
  ['Criteria', criteriaSchema],
  ['Match', matchSchema],
  ['Campaign', campaignSchema],
  ['CreateCampaign', createCampaignSchema],
  ['CampaignStep', campaignStepSchema],
  ['CampaignReport', campaignReportSchema],
  ['FullReport', fullReportSchema],
  ['LintResult', lintResultSchema],
  ['Preview', previewSchema],
  ['CampaignTemplate', campaignTemplateSchema],
  ['RecipientView', recipientViewSchema],
  ['CampaignRecipient', campaignRecipientSchema],
  ['AudienceFilter', audienceFilterSchema],
  ['Audience', audienceSchema],
  ['Call', callSchema],
  ['CallSlot', callSlotSchema],
  ['User', userSchema],
  ['Token', tokenViewSchema],
  ['Settings', settingsSchema],
  ['Health', healthSchema],
  ['JobRun', jobRunSchema],
  ['MailboxCursor', mailboxCursorSchema],
  ['Place', placeSchema],
  ['AuditEvent', auditEventSchema],
  ['CastMember', castMemberSchema],
  ['ReceiveInput', receiveInputSchema],
  ['SentMail', sentMailSchema],
  ['MailKind', mailKindSchema],
  ['DeliveryState', deliveryStateSchema],
  ['Stage', stageSchema],
  ['SlotName', slotNameSchema],
  ['AiMode', aiModeSchema],
  ['InboxView', inboxViewSchema],
  ['Role', roleSchema],
  ['JobName', jobNameSchema],
]);

type Def = { meta: ProcedureMeta; type: string; inputs: z.ZodType[]; output: z.ZodType };

/** docs/api.md: every procedure with its role, input, output and errors, written from the router itself. */
export function writeApiDocs(): string {
  const doors = Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
    path,
    ...(procedure as unknown as { _def: Def })._def,
  }));
  const rooms = Map.groupBy(doors, ({ path }) => path.split('.')[0] ?? '');
  return `${[
    '# API',
    'Written from `server/router.ts` by `bun run docs:api`; a test fails when it is out of date.',
    [
      'tRPC over HTTP at `/trpc`, JSON by superjson. Programs send `Authorization: Bearer <token>` (Settings, shown once) and may use',
      '`createOpenhouseClient` of `shared/client.ts`. Ids are strings, times are Dates. Lists page by `cursor`, the newest first.',
      `Each role may do what the ones before it may: ${ACCESS.slice(1).join(', ')}; public is open to everybody. An agent changes own and unassigned threads only.`,
      'Every procedure may answer BAD_REQUEST (with `data.issues`), UNAUTHORIZED or FORBIDDEN; the others are named. `data.userMessage` is for people.',
    ].join('\n'),
    ...[...rooms].map(([room, inRoom]) => [`## ${room}`, ...inRoom.map(doorWords)].join('\n\n')),
    ['## Events', 'Over Socket.IO at `/socket.io/`, with the same token as `auth.token` or header.', '', ...eventLines()].join('\n'),
    ['## Shapes', ...[...NAMED].map(([name, type]) => `- **${name}** ${definition(type)}`)].join('\n'),
  ].join('\n\n')}\n`;
}

function doorWords({ path, type, meta, inputs, output }: Def & { path: string }): string {
  const input = inputs.length === 0 ? 'nothing' : inputs.map((part) => wordsOf(part, NAMED)).join(' & ');
  const lines = [
    `### ${path}`,
    '',
    meta.words,
    '',
    `- ${type} · role ${meta.role}${meta.errors ? ` · errors ${meta.errors.split(' ').join(', ')}` : ''}`,
    `- in: \`${input}\``,
    `- out: \`${wordsOf(output, NAMED)}\``,
  ];
  return lines.join('\n');
}

function eventLines(): string[] {
  return Object.entries(eventSchemas).map(([name, shape]) => `- \`${name}\` \`${wordsOf(shape, NAMED)}\``);
}

function definition(type: z.ZodType): string {
  const others = new Map([...NAMED].filter(([, shape]) => shape !== type));
  return `\`${type instanceof z.ZodObject ? fieldsOf(type.shape, others) : wordsOf(type, others)}\``;
}

if (import.meta.main) await Bun.write(API_DOCS, writeApiDocs());
