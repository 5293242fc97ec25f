import type { Contact } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { type Claim, isTakenOver } from '../../inbox/answer/claim-thread.ts';
import { honourWishes } from '../answer/honour-wishes.ts';
import type { AiEdges } from '../ask-model.ts';
import { isMachines } from '../read/merge-burst.ts';
import type { ReadMail } from '../read/understand-mail.ts';
import { QUIET_MACHINE, recordRun } from './record-run.ts';

const TAKEN = 'a person took over while it was read: nothing is sent';
const QUIET_PERSONS = {
  move: { ...QUIET_MACHINE.move, firedRow: 'a person has the thread', because: TAKEN },
  acted: { ...QUIET_MACHINE.acted, detail: TAKEN },
};

type Overtaken = { claim: Claim; writers: Map<string, Stored<Contact>>; honoured: Set<string> };

/**
 * A run came to nothing because a person took the thread: what it has read is read, and no second run asks for it. Where
 * something else overtook it, nothing is written, and the next run reads again.
 */
export async function recordOvertaken(reads: ReadMail[], { claim, writers, honoured }: Overtaken, edges: AiEdges): Promise<void> {
  if (reads.length === 0 || !(await isTakenOver(claim))) return;
  await honourWishes(reads, { writers, honoured }, edges);
  for (const read of reads) {
    // One that was to be answered once more has its record.
    if (read.mail.decisionId !== null) continue;
    const contact = writers.get(read.mail.contactId ?? '') ?? null;
    await recordRun(read, { threadId: claim.thread._id, contact, ...(isMachines(read) ? QUIET_MACHINE : QUIET_PERSONS) });
  }
}
