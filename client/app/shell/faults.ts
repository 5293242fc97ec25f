import type { Health } from '../../lib/live/use-health.ts';

/** What is out of order, in words that say what it means and what happens next. */
export function faultsOf(health: Health): string[] {
  const faults: string[] = [];
  if (health.database === 'down') faults.push('The database cannot be reached. Nothing is lost; Openhouse tries again by itself.');
  if (health.model?.state === 'down') {
    faults.push(`The model (${health.model.name}) does not answer. Conversations wait and are answered once it is back.`);
  }
  if (health.model?.state === 'over_budget')
    faults.push('Today’s token budget is used up. Conversations wait until tomorrow or until an admin raises it.');
  for (const { mailbox, imap, smtp } of health.mail ?? []) {
    if (imap === 'auth_failed' || smtp === 'auth_failed')
      faults.push(`${mailbox}: the mail server rejects the password. Correct it in the environment.`);
    else if (imap === 'unreachable') faults.push(`${mailbox}: the IMAP server cannot be reached. New mail appears once it is back.`);
    else if (smtp === 'unreachable') faults.push(`${mailbox}: the SMTP server cannot be reached. Answers wait in the outbox.`);
    else if (smtp === 'throttled') faults.push(`${mailbox}: the SMTP server asks us to slow down. Sending goes on in a few minutes.`);
  }
  return faults;
}
