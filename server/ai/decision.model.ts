import { decisionSchema } from '../../shared/decision.ts';
import { modelFrom } from '../database/model-from.ts';

export const DecisionModel = modelFrom('Decision', decisionSchema, (schema) => {
  schema.index({ messageId: 1 }, { unique: true });
  schema.index({ threadId: 1, createdAt: -1 });
  // The day's tokens and cost.
  schema.index({ createdAt: -1 });
  // What the guard caught.
  schema.index({ createdAt: 1, messageId: 1 }, { name: 'insights_caught', partialFilterExpression: { 'guard.passed': false } });
});
