import { describe, expect, test } from 'bun:test';
import { borderFault, findCycles, unusedGrants } from './borders.ts';

describe('import borders', () => {
  test.each([
    ['server/mail/in/poll-mailboxes.ts', 'server/inbox/arrive/receive-mail.ts'],
    ['server/inbox/thread.model.ts', 'shared/thread.ts'],
    ['server/inbox/inbox.router.ts', 'server/mail/raw-mail.ts'],
    ['server/main.ts', 'server/mail/smtp.ts'],
    ['server/web/attachments.ts', 'server/mail/raw-mail.ts'],
    ['server/mail/smtp.ts', 'server/secrets/seal.ts'],
    ['client/lib/trpc.ts', 'server/router.ts'],
    ['examples/follow-campaign.ts', 'shared/client.ts'],
    ['client/app/layout.tsx', 'client/inbox/inbox-page.tsx'],
  ])('%s may import %s', (from, to) => {
    expect(borderFault({ from, to })).toBeNull();
  });

  test.each([
    ['server/inbox/hands/take-over.ts', 'server/mail/smtp.ts', 'inbox may not import mail'],
    ['server/ai/answer-thread.ts', 'server/mail/out/send-outbox.ts', 'ai may not import mail'],
    ['server/inbox/hands/take-over.ts', 'server/web/attachments.ts', 'inbox may not import web'],
    ['server/web/attachments.ts', 'server/inbox/message.model.ts', 'no room touches the model of another room'],
    ['server/mail/in/poll-mailboxes.ts', 'server/inbox/message.model.ts', 'no room touches the model of another room'],
    ['server/inbox/inbox.router.ts', 'server/ai/decision.model.ts', 'no room touches the model of another room'],
    ['shared/thread.ts', 'server/errors.ts', 'shared imports nothing of ours'],
    ['client/inbox/row.tsx', 'client/contacts/contact-card.tsx', 'client features do not import each other'],
    ['client/ui/button.tsx', 'client/inbox/row.tsx', 'ui has no domain words'],
    ['client/inbox/row.tsx', 'server/router.ts', 'the client knows the server by its router type alone'],
    ['examples/follow-campaign.ts', 'server/router.ts', 'an example knows Openhouse by its client alone'],
    ['server/mail/smtp.ts', 'server/test/build.ts', 'the product does not import tests'],
  ])('%s may not import %s', (from, to, fault) => {
    expect(borderFault({ from, to })).toBe(fault);
  });

  test('a room that the table lets in and that never comes is named; tests and doors are no use', () => {
    const imports = [
      { from: 'server/mail/in/poll-mailboxes.ts', to: 'server/inbox/arrive/receive-mail.ts' },
      { from: 'server/mail/in/poll-mailboxes.test.ts', to: 'server/settings/load-settings.ts' },
      { from: 'server/calls/calls.router.ts', to: 'server/inbox/reply.ts' },
    ];
    const unused = unusedGrants(imports);
    expect(unused).toContain('mail may import settings, and does not');
    expect(unused).toContain('calls may import inbox, and does not');
    expect(unused).not.toContain('mail may import inbox, and does not');
  });

  test('finds a cycle and names its path', () => {
    const imports = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'c', to: 'd' },
    ];
    expect(findCycles(imports)).toEqual([['a', 'b', 'c', 'a']]);
    expect(findCycles(imports.slice(0, 2))).toEqual([]);
  });
});
