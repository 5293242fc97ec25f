import type { AiMode } from '../../../shared/thread.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { among, byId, type Deed, HOUR, onMail, onThread } from './targets.ts';

const HELD = ['holding', 'review', 'queued', 'drafting'];

/** What people do with conversations and their mails. */
export const DESK_DEEDS = {
  'take over': (doing) =>
    onThread(doing, async (threadId) => {
      await doing.world.doors[doing.who].inbox.takeOver({ threadId });
      doing.memory.take(threadId);
    }),
  'hand back': (doing) =>
    onThread(doing, async (threadId) => {
      await doing.world.doors[doing.who].inbox.handBack({ threadId });
      await doing.memory.givenBack(threadId);
    }),
  reply: (doing) =>
    onThread(doing, async (threadId) => {
      const { world, who, memory, n } = doing;
      await world.doors[who].inbox.reply({ threadId, text: `I will look into it. (${n})`, ...(n % 2 ? { force: true } : {}) });
      memory.take(threadId);
    }),
  'approve draft': (doing) => onMail(['review'], doing, (messageId) => doing.world.doors[doing.who].inbox.approveDraft({ messageId })),
  'edit draft': (doing) =>
    onMail(HELD, doing, (messageId) => doing.world.doors[doing.who].inbox.editDraft({ messageId, text: `Edited words ${doing.n}.` })),
  'discard draft': (doing) => onMail(HELD, doing, (messageId) => doing.world.doors[doing.who].inbox.discardDraft({ messageId })),
  'send now': (doing) => onMail(['holding'], doing, (messageId) => doing.world.doors[doing.who].inbox.sendNow({ messageId })),
  'send again': (doing) =>
    onMail(['uncertain', 'failed'], doing, async (messageId) => {
      const { world, memory, who } = doing;
      await world.doors[who].inbox.settleMaybeSent({ messageId, action: 'send_again' });
      memory.sentAgain.set(messageId, (memory.sentAgain.get(messageId) ?? 0) + 1);
    }),
  'drop maybe sent': (doing) =>
    onMail(['uncertain', 'failed'], doing, (messageId) =>
      doing.world.doors[doing.who].inbox.settleMaybeSent({ messageId, action: 'drop' }),
    ),
  note: (doing) =>
    onThread(doing, (threadId) =>
      doing.world.doors[doing.who].inbox.note({
        threadId,
        text: `Look at this, ${doing.n}`,
        mentions: doing.n % 2 ? [] : [doing.world.users.ben.id],
      }),
    ),
  assign: (doing) =>
    onThread(doing, (threadId) =>
      doing.world.doors.lead.inbox.assign({
        threadId,
        userId: [null, doing.world.users.ana.id, doing.world.users.ben.id][doing.n % 3] ?? null,
      }),
    ),
  close: (doing) => onThread(doing, (threadId) => doing.world.doors[doing.who].inbox.close({ threadId })),
  reopen: (doing) => onThread(doing, (threadId) => doing.world.doors[doing.who].inbox.reopen({ threadId, undo: doing.n % 2 === 0 })),
  snooze: (doing) =>
    onThread(doing, (threadId) =>
      doing.world.doors[doing.who].inbox.snooze({
        threadId,
        until: new Date(doing.world.edges.now().getTime() + (1 + (doing.n % 50)) * HOUR),
      }),
    ),
  'mark read': (doing) => onThread(doing, (threadId) => doing.world.doors[doing.who].inbox.markRead({ threadId })),
  'mark unread': (doing) => onThread(doing, (threadId) => doing.world.doors[doing.who].inbox.markUnread({ threadId })),
  look: (doing) => onThread(doing, (threadId) => doing.world.doors[doing.who].inbox.thread({ threadId })),
  mode: (doing) =>
    onThread(doing, (threadId) => {
      const mode = ([null, 'autopilot', 'review', 'off'] as (AiMode | null)[])[doing.n % 4] ?? null;
      return doing.world.doors[doing.who].inbox.setMode({ threadId, mode });
    }),
  'mode of all': (doing) =>
    doing.world.doors.admin.settings.update({ ai: { mode: (['autopilot', 'review', 'autopilot', 'off'] as AiMode[])[doing.n % 4] } }),
  split: async (doing) => {
    const mails = await MessageModel.find({ delivery: null }, { _id: 1 }).sort(byId).lean();
    const mail = among(mails, doing.n);
    if (mail) await doing.world.doors[doing.who].inbox.split({ messageId: mail._id, subject: 'Another matter' });
  },
  reclassify: async (doing) => {
    const mail = among(await MessageModel.find({ direction: 'inbound' }, { _id: 1 }).sort(byId).lean(), doing.n);
    const kind = (['buyer_lead', 'spam', 'other', 'unsubscribe'] as const)[doing.n % 4] ?? 'other';
    if (mail) await doing.world.doors[doing.who].inbox.reclassify({ messageId: mail._id, kind });
  },
} satisfies Record<string, Deed>;
