import { z } from 'zod';
import { idSchema } from '../../shared/id.ts';
import { type Template, templateChangeSchema, templateSchema } from '../../shared/template.ts';
import { fillTemplate, mergeFieldsOf, templateFaults } from '../campaigns/mail/merge-fields.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { present, type Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { requireThread } from '../inbox/desk/show-thread.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { procedure, room } from '../trpc.ts';
import { createTemplate, listTemplates, removeTemplate, templateById, updateTemplate } from './save-template.ts';

const show = (template: Stored<Template>) => present(templateSchema, template);

/** A template that cannot be filled for anybody is not saved. */
function refuseFaulty(text: string): void {
  const [fault] = templateFaults(text);
  if (fault) throw new AppError('BAD_INPUT', { message: `template: ${fault}`, userMessage: fault });
}

/** A name is words: what in it would be Markdown is none. */
const escaped = (value: string) => value.replace(/[\\`*_[\]<>#~|]/g, '\\$&');

/** Saved replies: everybody inserts them, team leads write them. */
export const templatesRouter = room({
  list: procedure('agent', 'Every saved reply, by name.')
    .output(z.object({ items: z.array(templateSchema) }))
    .query(async () => ({ items: (await listTemplates()).map(show) })),

  fill: procedure('agent', 'The words of a saved reply for the contact of a thread, ready for the composer.', { errors: 'NOT_FOUND' })
    .input(z.object({ templateId: idSchema, threadId: idSchema }))
    .output(z.object({ text: z.string() }))
    .query(async ({ input, ctx }) => {
      const [template, thread, settings] = await Promise.all([
        templateById(input.templateId),
        requireThread(input.threadId),
        loadSettings(ctx.edges.now()),
      ]);
      const contact = thread.contactId ? await contactById(thread.contactId) : null;
      if (!contact) throw notFound('contact', input.threadId);
      const { email, ...names } = mergeFieldsOf(contact, settings);
      const words = Object.fromEntries(Object.entries(names).map(([field, value]) => [field, escaped(value)])) as typeof names;
      const filled = fillTemplate(template.text, { ...words, email, timeZone: settings.brokerage.timeZone });
      if (filled.fault === undefined) return { text: filled.text };
      const hint = 'Give the field a default in the template: {{ firstName | default: "there" }}.';
      throw new AppError('BAD_INPUT', { message: filled.fault, userMessage: `This template does not fit: ${filled.fault}. ${hint}` });
    }),

  create: procedure('lead', 'Saves a reply. Merge fields are those of campaigns.', { errors: 'CONFLICT' })
    .input(templateChangeSchema)
    .output(templateSchema)
    .mutation(async ({ input, ctx }) => {
      refuseFaulty(input.text);
      return show(await createTemplate(input, ctx.edges));
    }),

  update: procedure('lead', 'Changes a saved reply.', { errors: 'NOT_FOUND CONFLICT' })
    .input(templateChangeSchema.extend({ templateId: idSchema }))
    .output(templateSchema)
    .mutation(async ({ input: { templateId, ...words }, ctx }) => {
      refuseFaulty(words.text);
      return show(await updateTemplate(templateId, words, ctx.edges));
    }),

  remove: procedure('lead', 'Removes a saved reply.')
    .input(z.object({ templateId: idSchema }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await removeTemplate(input.templateId, ctx.edges);
      return null;
    }),
});
