import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError } from '../../errors.ts';
import { completeServers } from '../accounts/change-mailbox.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { testImap, testSmtp } from './test-mailbox.ts';

type Needed = Pick<Edges, 'secret' | 'log'>;

/** Signs in on both servers of each mailbox of Settings. @returns a sentence for each side that does not work; empty: all do */
export async function ownMailboxFaults(edges: Needed): Promise<string[]> {
  const own = await MailboxModel.find({ source: 'settings', removedAt: null }).sort({ _id: 1 }).lean();
  return (await Promise.all(own.map((mailbox) => faultsOf(mailbox, edges)))).flat();
}

async function faultsOf(mailbox: Stored<Mailbox>, edges: Needed): Promise<string[]> {
  const { address, imap, smtp } = mailbox;
  try {
    const tried = { ...mailbox, ...completeServers({ imap: bare(imap), smtp: bare(smtp) }, { known: mailbox, secret: edges.secret }) };
    const [reading, sending] = await Promise.all([testImap(tried, edges), testSmtp(tried)]);
    const wrong = (steps: typeof reading) => steps.find(({ state }) => state === 'fail')?.words;
    return [
      ...(wrong(reading) ? [`${address} cannot be read: ${wrong(reading)}`] : []),
      ...(wrong(sending) ? [`${address} cannot send: ${wrong(sending)}`] : []),
    ];
  } catch (error) {
    // A stored password that does not open any more is a fault of this mailbox, to be told beside those of others.
    if (error instanceof AppError) return [`${address} cannot be used: ${error.userMessage}`];
    throw error;
  }
}

const bare = ({ host, port, secure, user }: Mailbox['imap']) => ({ host, port, secure, user });
