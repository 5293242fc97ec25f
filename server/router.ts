import { aiRouter } from './ai/ai.router.ts';
import { callsRouter } from './calls/calls.router.ts';
import { campaignsRouter } from './campaigns/campaigns.router.ts';
import { audiencesRouter } from './contacts/audiences/audiences.router.ts';
import { contactsRouter } from './contacts/contacts.router.ts';
import { inboxRouter } from './inbox/inbox.router.ts';
import { messagesRouter } from './inbox/messages.router.ts';
import { notesRouter } from './inbox/notes/notes.router.ts';
import { insightsRouter } from './insights/insights.router.ts';
import { mailboxesRouter } from './mail/accounts/mailboxes.router.ts';
import { pipelineRouter } from './pipeline/pipeline.router.ts';

import { propertiesRouter } from './properties/properties.router.ts';
import { rehearsalRouter } from './rehearsal/rehearsal.router.ts';
import { settingsRouter } from './settings/settings.router.ts';
import { systemRouter } from './system/system.router.ts';
import { templatesRouter } from './templates/templates.router.ts';
import { joinRouters, room } from './trpc.ts';
import { usersRouter } from './users/users.router.ts';
import { webhooksRouter } from './webhooks/webhooks.router.ts';

/** Every door of Openhouse, by room. docs/api.md is written from it. */
export const appRouter = room({
  users: usersRouter,
  inbox: joinRouters(inboxRouter, messagesRouter, notesRouter),
  contacts: contactsRouter,
  audiences: audiencesRouter,
  pipeline: pipelineRouter,
  properties: propertiesRouter,
  campaigns: campaignsRouter,
  calls: callsRouter,
  ai: aiRouter,
  settings: joinRouters(settingsRouter, mailboxesRouter),
  templates: templatesRouter,
  insights: insightsRouter,
  webhooks: webhooksRouter,
  system: systemRouter,
  rehearsal: rehearsalRouter,
});

export type AppRouter = typeof appRouter;
