import type { MailKind } from '../../../shared/message.ts';
import { MessageModel } from '../message.model.ts';

/** Mails that people reclassified, newest first: examples for the model from then on. */
export async function recentCorrections({ limit = 12 } = {}): Promise<{ text: string; kind: MailKind }[]> {
  const corrected = await MessageModel.find(
    { kindBy: 'person', direction: 'inbound', kind: { $ne: null } },
    { kind: 1, subject: 1, visibleText: 1 },
  )
    .sort({ updatedAt: -1 })
    .limit(limit)
    .lean();
  return corrected.flatMap(({ kind, subject, visibleText }) => (kind ? [{ text: `${subject}\n${visibleText}`.slice(0, 400), kind }] : []));
}
