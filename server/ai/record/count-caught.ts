import { DecisionModel } from '../decision.model.ts';

type Span = { from: Date; to: Date };

const caughtIn = ({ from, to }: Span) => ({ 'guard.passed': false, createdAt: { $gte: from, $lt: to } });

/** How many decisions of a span hold a check of the guard that a draft did not pass. */
export async function countCaught(span: Span): Promise<number> {
  return DecisionModel.countDocuments(caughtIn(span)).hint('insights_caught');
}

/** The mails those decisions are about. */
export async function mailsCaught(span: Span): Promise<string[]> {
  const found = await DecisionModel.find(caughtIn(span), { messageId: 1 }).sort({ createdAt: -1 }).limit(2000).lean();
  return found.map(({ messageId }) => messageId);
}
