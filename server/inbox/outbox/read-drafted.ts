import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import type { Drafted } from './drafted.ts';

/** Null for a mail that no model wrote, and for one of before this was kept. */
export async function readDrafted({ _id }: Pick<Stored<Message>, '_id'>): Promise<Drafted | null> {
  return (await MessageModel.findById(_id, { drafted: 1 }).lean())?.drafted ?? null;
}
