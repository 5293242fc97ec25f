import { expect } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import { suppressedAmong } from '../../contacts/consent/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { standingIdOf } from '../../inbox/split/standing-thread.ts';
import type { World } from './world.ts';

type Written = { mark: string; id: string; from: string; letter: string; raw: string; isJunk: boolean };
/** A mail that the SMTP server took, with what our ledger said of it then. */
export type Left = { to: string; messageId: string; subject: string; raw: Buffer; at: Date; ours: Stored<Message> | null };
export type Memory = ReturnType<typeof createMemory>;

/** What the test itself knows, beside the database: what was written, what left, and what was acknowledged when. */
export function createMemory(world: World) {
  const optedOut = new Set<string>();
  const memory = {
    written: [] as Written[],
    left: [] as Left[],
    reports: 0,
    /** Nothing came to the mailbox since it was read last. */
    isRead: true,
    /** Conversations whose takeover was acknowledged, by the id that was named, with how many mails had left by then. */
    taken: new Map<string, number>(),
    take: (threadId: string) => void memory.taken.set(threadId, world.wire.sink.received.length),
    /** The same of addresses whose erasure was acknowledged, and which have not written since. */
    erased: new Map<string, number>(),
    erase: (address: string) => void memory.erased.set(address, world.wire.sink.received.length),
    /** Their words, which must be nowhere any more: those of addresses that were erased and have not written since. */
    forgotten: new Set<string>(),
    /** Addresses that asked for no more mail in plain words. */
    wished: new Set<string>(),
    optedOut,
    optOut: (...addresses: string[]) => {
      for (const address of addresses) optedOut.add(address);
    },
    givenBack: async (threadId: string) => {
      const standing = await standingIdOf(threadId);
      for (const id of memory.taken.keys()) if ((await standingIdOf(id)) === standing) memory.taken.delete(id);
    },
    /** Mails that a person sent once more though they may have left. */
    sentAgain: new Map<string, number>(),
    /** Who was to get no more news when this step began: one that is under way when they say so may still come. */
    unwanted: new Set<string>(),
  };

  return Object.assign(memory, {
    /** Before a step: what is acknowledged by now must hold for whatever the step sends. */
    begin: async () => {
      const all = world.customers.flatMap(({ addresses }) => addresses);
      const suppressed = await suppressedAmong(all);
      memory.unwanted = new Set([...suppressed, ...optedOut]);
    },
    /** After a step: what has left meanwhile, and whether it might. */
    watchSink: async () => {
      for (const { raw, to } of world.wire.sink.received.slice(memory.left.length)) {
        const id = headerOf(raw, 'X-Openhouse-Message') ?? '';
        const ours = await MessageModel.findById(id).lean();
        const [messageId, subject] = [headerOf(raw, 'Message-ID') ?? '', headerOf(raw, 'Subject') ?? ''];
        const left = { to: to[0] ?? '', messageId, subject, raw, at: new Date(), ours };
        const times = memory.left.filter(({ raw: other }) => headerOf(other, 'X-Openhouse-Message') === id).length;
        memory.left.push(left);
        expect({ twice: times > (memory.sentAgain.get(id) ?? 0), subject, id }).toEqual({ twice: false, subject, id });
        await expectAllowed(left, memory.left.length - 1);
      }
    },
  });

  async function expectAllowed({ to, subject, ours }: Left, place: number): Promise<void> {
    const { purpose = 'reply', epoch = null } = ours?.delivery ?? {};
    const what = `${purpose} of ${ours?.author}: ${subject}`;
    if (place >= (memory.erased.get(to) ?? Number.POSITIVE_INFINITY)) throw new Error(`left to an erased address: ${what}`);
    if (['campaign', 'follow_up'].includes(purpose) && memory.unwanted.has(to)) throw new Error(`left to somebody who opted out: ${what}`);
    if (ours?.author !== 'ai' || epoch === null) return;
    const standing = await standingIdOf(ours.threadId);
    for (const [threadId, since] of memory.taken)
      if (place >= since && (await standingIdOf(threadId)) === standing) throw new Error(`left behind a takeover: ${what}`);
  }
}

/** One header of raw bytes, unfolded. */
export function headerOf(raw: Buffer, name: string): string | null {
  const head = (raw.toString('latin1').split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line ? line.slice(name.length + 1).trim() : null;
}
