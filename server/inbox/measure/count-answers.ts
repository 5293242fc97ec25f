import type { AnswerWay, InsightsSpan } from '../../../shared/insights.ts';
import { MessageModel } from '../message.model.ts';

/** The answers of one day that were given in one way, and how long each customer had waited, in no order. */
export type Answers = { day: string; way: AnswerWay; waits: number[] };

/** The real answers that left in a span, day by day in the brokerage's zone. */
export async function countAnswers({ from, to, timeZone }: InsightsSpan & { timeZone: string }): Promise<Answers[]> {
  const day = { $dateToString: { date: '$answered.at', format: '%Y-%m-%d', timezone: timeZone } };
  const found = await MessageModel.aggregate<{ _id: { day: string; way: AnswerWay }; waits: number[] }>([
    { $match: answeredIn({ from, to }) },
    { $group: { _id: { day, way: WAY }, waits: { $push: '$answered.waitedMs' } } },
  ]).hint('insights_answers');
  return found.map(({ _id, waits }) => ({ ..._id, waits }));
}

export const answeredIn = ({ from, to }: InsightsSpan, way?: AnswerWay) => ({
  'answered.at': { $type: 'date' as const, $gte: from, $lt: to },
  ...(way && WAY_FILTERS[way]),
});

/** A person who edited, approved or sent a draft of the AI stands beside it as its user. */
const WAY = {
  $cond: [
    { $ne: ['$author', 'ai'] },
    'person',
    { $cond: [{ $eq: [{ $type: '$userId' }, 'string'] }, 'ai_reviewed' satisfies AnswerWay, 'ai_alone' satisfies AnswerWay] },
  ],
};
const WAY_FILTERS = {
  ai_alone: { author: 'ai', userId: null },
  ai_reviewed: { author: 'ai', userId: { $type: 'string' } },
  person: { author: { $ne: 'ai' } },
} as const;
