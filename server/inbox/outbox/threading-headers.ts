import type { Message } from '../../../shared/message.ts';
import { MessageModel } from '../message.model.ts';

type Given = { threadId: string; inReplyTo?: string | null; references?: string[]; basedOn?: string | null };

/** RFC 5322 §2.1.1 limits a line, and long chains say nothing more: the first of a thread and its newest stay. */
const MAX_REFERENCES = 20;

/**
 * In-Reply-To and References of a mail of ours (RFC 5322 §3.6.4): what the writer says, else the mail it answers, else
 * the newest mail of the thread that was on the wire.
 */
export async function threadingHeaders(given: Given): Promise<{ inReplyTo: string | null; references: string[] }> {
  if (given.inReplyTo !== undefined) {
    const { inReplyTo, references = inReplyTo ? [inReplyTo] : [] } = given;
    return { inReplyTo, references: shorten(references) };
  }
  const parent = (given.basedOn ? await MessageModel.findById(given.basedOn).lean() : null) ?? (await newestOnTheWire(given.threadId));
  return referTo(parent);
}

async function newestOnTheWire(threadId: string) {
  return MessageModel.findOne({
    threadId,
    messageId: { $type: 'string' },
    $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }],
  })
    .sort({ sortAt: -1, _id: -1 })
    .lean();
}

function referTo(parent: Pick<Message, 'messageId' | 'inReplyTo' | 'references'> | null): {
  inReplyTo: string | null;
  references: string[];
} {
  const id = onlyIds(parent?.messageId ?? '')[0];
  if (!parent || !id) return { inReplyTo: null, references: [] };
  const before = parent.references.length > 0 ? parent.references : parent.inReplyTo ? [parent.inReplyTo] : [];
  return { inReplyTo: id, references: shorten([...before.flatMap(onlyIds), id]) };
}

/** What a customer's mail program wrote into these headers is not ours to repeat unless it is a Message-ID. */
function onlyIds(header: string): string[] {
  return header.match(/<[^<>\s]{1,900}>/g) ?? [];
}

function shorten(references: string[]): string[] {
  const unique = [...new Set(references)];
  return unique.length <= MAX_REFERENCES ? unique : [...unique.slice(0, 1), ...unique.slice(1 - MAX_REFERENCES)];
}
