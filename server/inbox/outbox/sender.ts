import type { NamedAddress } from '../../../shared/id.ts';

/** The mailbox a mail leaves from, as rooms that may not know the post room see it. */
export type Sender = { mailboxId: string; from: NamedAddress };

/** What `main` hands to jobs that write mail: the sender of a mailbox, or with null that of the first enabled one. */
export type SenderEdges = { senderFor: (mailboxId: string | null) => Promise<Sender | null> };
