import { MessageModel, WORD_INDEX } from '../message.model.ts';
import { mailWords } from './mail-words.ts';

const BATCH = 500;

/**
 * Gives mails that were stored before they kept their words theirs, so that they are found again. What is done stays done,
 * and a mail changed meanwhile has words already and is left alone. @returns how many it filled
 */
export async function fillWords(): Promise<number> {
  let filled = 0;
  for (;;) {
    const without = await MessageModel.find({ words: { $exists: false } }, { subject: 1, text: 1 })
      .hint(WORD_INDEX)
      .limit(BATCH)
      .lean();
    if (without.length === 0) return filled;
    const { modifiedCount } = await MessageModel.bulkWrite(
      without.map((mail) => ({
        updateOne: {
          filter: { _id: mail._id, words: { $exists: false } },
          update: { $set: { words: mailWords(mail) } },
          timestamps: false,
        },
      })),
      { ordered: false },
    );
    filled += modifiedCount;
  }
}
