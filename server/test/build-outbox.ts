import type { Mailbox } from '../../shared/mailbox.ts';
import type { Thread } from '../../shared/thread.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { newId, type Stored } from '../database/model-from.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { type QueueInput, queueMessage } from '../inbox/outbox/queue-message.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { sealSecret } from '../secrets/seal.ts';
import { buildContact, buildMailbox, buildMessage, buildThread } from './build.ts';
import type { Sink } from './start-sink.ts';
import type { TestEdges } from './test-edges.ts';

/** A mailbox that sends through the sink. */
export async function saveMailbox(
  sink: Pick<Sink, 'host' | 'port' | 'user' | 'password'>,
  edges: TestEdges,
  change: Partial<Mailbox> = {},
) {
  const smtp = {
    host: sink.host,
    port: sink.port,
    secure: false,
    user: sink.user,
    passwordSealed: sealSecret(sink.password, edges.secret),
    isTlsInsecure: false,
  };
  return (await MailboxModel.create(buildMailbox({ address: 'hello@larkinvale.example', smtp, ...change }))).toObject();
}

/** A contact with a thread in which it has written one mail. */
export async function saveThread(mailboxId: string, change: Partial<Thread> = {}) {
  const contact = buildContact();
  const thread = buildThread({ mailboxId, contactId: contact._id, ...change });
  const inbound = buildMessage({ mailboxId, threadId: thread._id, contactId: contact._id });
  await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), MessageModel.create(inbound)]);
  return { contact, thread, inbound };
}

type Saved = Awaited<ReturnType<typeof saveThread>>;

/** An answer of the AI to that mail, held and due. */
export function queueAnswer({ contact, thread, inbound }: Saved, edges: TestEdges, change: Partial<QueueInput> = {}) {
  return queueMessage(
    {
      threadId: thread._id,
      contactId: contact._id,
      mailboxId: thread.mailboxId,
      key: `reply:${newId()}`,
      purpose: 'reply',
      author: 'ai',
      from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' },
      to: { address: contact.email, name: 'Ana Reyes' },
      subject: 'Re: A house near the harbour',
      text: 'Two houses near the harbour came up this week.',
      html: '<p>Two houses near the harbour came up this week.</p>',
      epoch: thread.epoch,
      basedOn: inbound._id,
      state: 'holding',
      ...change,
    },
    edges,
  );
}

export async function readMessage(id: string) {
  const message = await MessageModel.findById(id).lean();
  if (!message?.delivery) throw new Error(`message ${id} is gone`);
  return { ...message, delivery: message.delivery };
}

export async function readThread(id: string): Promise<Stored<Thread>> {
  const thread = await ThreadModel.findById(id).lean();
  if (!thread) throw new Error(`thread ${id} is gone`);
  return thread;
}
