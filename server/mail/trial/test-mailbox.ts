import type { ConnectionStep, MailboxInput } from '../../../shared/mailbox.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import type { ServerConfig } from '../accounts/ensure-mailbox.ts';
import { ImapError, isLoopback } from '../imap.ts';
import { SmtpError } from '../smtp.ts';
import { explainFault } from './explain-fault.ts';
import { tryImap, trySmtp } from './try-mailbox.ts';

export type Tried = { imap: ServerConfig; smtp: ServerConfig } & Pick<MailboxInput, 'inboxPath' | 'sentPath'>;

/** Signs in on the IMAP server as Openhouse would and looks at the folders: step by step what went well. Reads no mail. */
export async function testImap(tried: Tried, edges: Pick<Edges, 'log'>): Promise<ConnectionStep[]> {
  const { imap, inboxPath } = tried;
  try {
    const { inbox, sent, junk, canIdle } = await tryImap(tried, edges);
    return [
      reached(imap),
      ok('Sign in', `The server lets ${imap.user} in.`),
      inbox === null
        ? fail('Inbox', `There is no folder ${inboxPath}.`, 'Name the folder customers write to; mostly INBOX.')
        : ok('Inbox', `${inboxPath} holds ${inbox} ${inbox === 1 ? 'mail' : 'mails'}. What is there already is kept and not answered.`),
      sent
        ? ok('Sent', `Mail we send is read back from ${sent}.`)
        : warn('Sent', 'No folder for sent mail was found, so nothing confirms that a mail left.', 'Name it below.'),
      junk
        ? ok('Junk', `${junk} is read too: a lead may land there.`)
        : warn('Junk', 'No junk folder was found: a lead that lands there is not seen.', ''),
      canIdle
        ? ok('News', 'The server tells of new mail at once.')
        : warn('News', 'The server does not tell of new mail: it is read every minute.', ''),
    ];
  } catch (error) {
    const isRefused = error instanceof ImapError && error.fault === 'auth_failed';
    return failed(error, { server: imap, protocol: 'IMAP', isRefused });
  }
}

/** Signs in on the SMTP server and leaves. Sends nothing. */
export async function testSmtp(tried: Tried): Promise<ConnectionStep[]> {
  const { smtp } = tried;
  try {
    await trySmtp(tried);
    return [
      reached(smtp),
      smtp.user ? ok('Sign in', `The server lets ${smtp.user} in.`) : ok('Sign in', 'The server asks for no password.'),
    ];
  } catch (error) {
    if (error instanceof SmtpError && error.fault === 'throttled') {
      return [reached(smtp), warn('Sign in', `The server asks for a pause: ${errorText(error)}`, 'Try again in some minutes.')];
    }
    const isRefused = error instanceof SmtpError && error.fault === 'auth_failed';
    return failed(error, { server: smtp, protocol: 'SMTP', isRefused });
  }
}

type Failed = { server: ServerConfig; protocol: 'IMAP' | 'SMTP'; isRefused: boolean };

function failed(error: unknown, { server, protocol, isRefused }: Failed): ConnectionStep[] {
  // A server may repeat what it was sent.
  const said = server.password.length > 3 ? errorText(error).replaceAll(server.password, '[password]') : errorText(error);
  if (isRefused) {
    const todo = 'Check user and password. Gmail, Yahoo, iCloud and others want an app password, made in the account’s security settings.';
    return [reached(server), fail('Sign in', `The server does not let ${server.user} in. It said: ${said}`, todo)];
  }
  const { meaning, todo } = explainFault(said, { protocol, ...server });
  return [fail('Connect', `${meaning} (${said})`, todo)];
}

function reached({ host, port, secure }: ServerConfig): ConnectionStep {
  const how = secure ? 'encrypted from the first byte' : isLoopback(host) ? 'unencrypted, on this machine' : 'encrypted by STARTTLS';
  return ok('Connect', `${host} answers at port ${port}, ${how}.`);
}

const ok = (name: string, words: string): ConnectionStep => ({ name, state: 'ok', words, todo: '' });
const warn = (name: string, words: string, todo: string): ConnectionStep => ({ name, state: 'warn', words, todo });
const fail = (name: string, words: string, todo: string): ConnectionStep => ({ name, state: 'fail', words, todo });
