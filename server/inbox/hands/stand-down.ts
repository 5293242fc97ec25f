import type { Edges } from '../../edges.ts';
import { raiseFence } from '../ledger/raise-fence.ts';

/**
 * A person answered from another mail program: the AI stands down in this thread until it is handed back. Nobody waits
 * here: a mail that is leaving at this moment leaves, the sender voids every other.
 */
export async function standDown({ threadId, reason }: { threadId: string; reason: string }, edges: Edges): Promise<{ voided: number }> {
  const { voided } = await raiseFence({ threadId, reason }, edges);
  return { voided };
}
