import type { FolderRole, Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { isProbeToken } from './probe-token.ts';
import { probeTokenOf, readProbe } from './read-probe.ts';

type Arrived = { raw: Uint8Array; role: FolderRole; mailbox: Stored<Mailbox> };

/**
 * Is this the mail we wrote to ourselves? Then what it shows is written down, and it is nobody's conversation. The copy
 * in Sent shows nothing: no server judged it. @returns whether it was one
 */
export async function noteProbe({ raw, role, mailbox }: Arrived, edges: Edges): Promise<boolean> {
  const token = probeTokenOf(raw);
  if (!token || !isProbeToken(token, { address: mailbox.address, secret: edges.secret })) return false;
  if (role === 'sent') return true;
  const seen = { 'probe.seenAt': edges.now(), 'probe.folder': role, 'probe.error': null };
  const { signatures, verdict } = readProbe(raw);
  const noted = await MailboxModel.updateOne(
    { _id: mailbox._id, 'probe.token': token, 'probe.seenAt': null },
    { $set: { ...seen, 'probe.signatures': signatures, 'probe.verdict': verdict } },
  );
  if (noted.modifiedCount > 0) edges.publish('system.changed', { what: 'probe' });
  return true;
}
