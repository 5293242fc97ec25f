import { errorText } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { MailboxConfig } from '../../mail/accounts/ensure-mailbox.ts';
import { ImapError } from '../../mail/imap.ts';
import { SmtpError } from '../../mail/smtp.ts';
import { tryImap, trySmtp } from '../../mail/trial/try-mailbox.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Signs in on both servers as Openhouse would; reads and sends nothing. */
export async function examineMailbox(config: MailboxConfig, log: Logger): Promise<Finding[]> {
  const [imap, smtp] = await Promise.all([lookAtImap(config, log), lookAtSmtp(config)]);
  return [...imap, smtp];
}

async function lookAtImap(config: MailboxConfig, log: Logger): Promise<Finding[]> {
  const where = `${config.imap.host}:${config.imap.port}`;
  try {
    const { inbox, sent, junk, canIdle } = await tryImap(config, { log });
    const inboxFinding =
      inbox === null
        ? fail('imap', `there is no folder ${config.inboxPath}`, 'set IMAP_INBOX to the folder that customers write to')
        : ok('imap', `${where} lets ${config.imap.user} in; ${config.inboxPath} holds ${inbox} mails`);
    return [
      inboxFinding,
      sent ? ok('imap', `sent mail is in ${sent}`) : warn('imap', 'no Sent folder found: sent mail is not read back', 'set IMAP_SENT'),
      ...(junk ? [] : [warn('imap', 'no Junk folder found: a lead that lands there is not seen', 'nothing, if the server has none')]),
      ...(canIdle ? [] : [warn('imap', 'the server knows no IDLE: mail is seen once a minute', 'nothing, or another server')]),
    ];
  } catch (error) {
    const isRefused = error instanceof ImapError && error.fault === 'auth_failed';
    const todo = isRefused ? 'check IMAP_USER and IMAP_PASS (many providers want an app password)' : serverTodo('IMAP');
    return [fail('imap', `${where}: ${errorText(error)}`, todo)];
  }
}

async function lookAtSmtp(config: MailboxConfig): Promise<Finding> {
  const where = `${config.smtp.host}:${config.smtp.port}`;
  try {
    await trySmtp(config);
    return ok('smtp', `${where} lets ${config.smtp.user} in`);
  } catch (error) {
    if (error instanceof SmtpError && error.fault === 'throttled') return warn('smtp', `${where}: ${errorText(error)}`, 'try again later');
    const isRefused = error instanceof SmtpError && error.fault === 'auth_failed';
    return fail('smtp', `${where}: ${errorText(error)}`, isRefused ? 'check SMTP_USER and SMTP_PASS' : serverTodo('SMTP'));
  }
}

const serverTodo = (protocol: string) => `check ${protocol}_HOST, ${protocol}_PORT and ${protocol}_SECURE, and that no firewall is between`;
