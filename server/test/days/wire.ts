import { ImapFlow } from 'imapflow';
import { createLogger } from '../../logger.ts';
import { startImap } from '../../rehearsal/start-imap.ts';
import { type Sink, startSink } from '../start-sink.ts';

export type FolderPath = 'INBOX' | 'Sent' | 'Junk';
/** What the SMTP server does to the next mail that comes so far. */
export const SMTP_FAULTS = ['busy', 'refused', 'no such user', 'busy behind the dot', 'cut behind the dot'] as const;
export type SmtpFault = (typeof SMTP_FAULTS)[number];

export type Wire = Awaited<ReturnType<typeof startWire>>;
const USER = 'hello@larkinvale.example';
const PASSWORD = 'port-larkin';

/** A mail provider: an IMAP server with three folders, and an SMTP server that may file what it takes in Sent by itself. */
export async function startWire({ filesSent }: { filesSent: boolean }) {
  const imap = await startImap({ user: USER, password: PASSWORD, log: createLogger({ level: 'silent' }) });
  const sink = await startSink({ password: PASSWORD });
  const faults: SmtpFault[] = [];
  const takes = (...wanted: SmtpFault[]) => {
    const [next] = faults;
    return next && wanted.includes(next) ? faults.shift() : undefined;
  };
  sink.script.failAtRcpt = () => {
    const fault = takes('busy', 'refused', 'no such user');
    if (fault === 'busy') return { code: 451, text: '4.3.0 try again later' };
    if (fault === 'refused') return { code: 550, text: '5.7.1 blocked by policy' };
    return fault ? { code: 550, text: '5.1.1 no such user' } : null;
  };
  sink.script.failAfterDot = (mail) => {
    if (takes('busy behind the dot')) return { code: 451, text: '4.3.0 try again later' };
    if (filesSent) imap.deliver(mail.raw, { folder: 'Sent', at: new Date() });
    return null;
  };
  sink.script.dropAfterDot = () => takes('cut behind the dot') !== undefined;

  const inFolder = async <Value>(folder: FolderPath, act: (client: ImapFlow) => Promise<Value>): Promise<Value> => {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: imap.port, secure: false, auth: { user: USER, pass: PASSWORD } },
      ...{ logger: false, disableAutoIdle: true },
    });
    client.on('error', () => client.close());
    await client.connect();
    const lock = await client.getMailboxLock(folder);
    try {
      return await act(client);
    } finally {
      lock.release();
      await client.logout();
    }
  };
  return {
    ...{ imap, sink: sink as Sink, faults, user: USER, password: PASSWORD },
    /** How many mails lie in a folder. */
    count: (folder: FolderPath) => inFolder(folder, async (client) => (client.mailbox ? client.mailbox.exists : 0)),
    /** Moves the mail at this place of a folder, as a person does in another program. */
    move: (from: FolderPath, place: number, to: FolderPath) =>
      inFolder(from, async (client) => void (await client.messageMove(String(place), to))),
    flag: (folder: FolderPath, place: number, flag: string) =>
      inFolder(folder, async (client) => void (await client.messageFlagsAdd(String(place), [flag]))),
    stop: async () => {
      await sink.stop();
      await imap.stop();
    },
  };
}
