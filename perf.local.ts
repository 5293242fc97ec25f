import { startDatabase } from '/tmp/wt/insights/server/test/start-database.ts';
import { MessageModel } from '/tmp/wt/insights/server/inbox/message.model.ts';
import { ThreadModel } from '/tmp/wt/insights/server/inbox/thread.model.ts';
import { buildMessage, buildOutbound, buildThread } from '/tmp/wt/insights/server/test/build.ts';
import { showInsights } from '/tmp/wt/insights/server/insights/show-insights.ts';
import { countArrivals } from '/tmp/wt/insights/server/inbox/measure/count-arrivals.ts';
import { countAnswers } from '/tmp/wt/insights/server/inbox/measure/count-answers.ts';
import { countFunnelBySource, countFunnelByCampaign } from '/tmp/wt/insights/server/inbox/measure/count-funnel.ts';
import { countOpen } from '/tmp/wt/insights/server/inbox/measure/count-open.ts';
import { countTouched } from '/tmp/wt/insights/server/inbox/measure/count-touched.ts';
const db = await startDatabase();
const N = 100_000, T = 20_000;
const start = Date.parse('2026-02-01T00:00:00Z'); const DAY=86400_000;
const month = Number(process.env.SPREAD ?? 30) * DAY;
await MessageModel.collection.dropIndex('subject_text_text_text').catch(() => 0);
let b: unknown[] = [];
for (let i = 0; i < T; i++) { const w = new Date(start + (i / T) * month); b.push(buildThread({ _id: undefined, id: `t${i}`, kind: 'buyer_lead', milestones: { wroteAt: w, answeredAt: w, source: i % 4 ? '' : 'Zillow', ...(i % 2 && { qualifiedAt: w }) } } as never)); if (b.length === 5000) { await ThreadModel.collection.insertMany(b as never); b = []; } }
b = [];
for (let i = 0; i < N; i++) {
  const th = `t${i % T}`; const at = new Date(start + (i / N) * month);
  const odd = Math.floor(i / T) % 2 === 1;
  b.push(odd ? buildOutbound({ threadId: th, author: i % 3 ? 'ai' : 'agent', userId: i % 5 ? null : 'u', sortAt: at, answered: { at, waitedMs: i * 7 }, delivery: { state: 'confirmed', acceptedAt: at } }) : buildMessage({ threadId: th, sortAt: at, kind: 'buyer_lead' }));
  if (b.length === 5000) { await MessageModel.collection.insertMany(b as never); b = []; }
}
const span = { from: new Date(start), to: new Date(start + 30 * DAY) }; const timeZone = 'America/New_York';
const time = async (name: string, f: () => Promise<unknown>) => { const t = performance.now(); await f(); console.log(name.padEnd(20), Math.round(performance.now() - t)); };
for (let k = 0; k < 3; k++) {
  await time('arrivals', () => countArrivals({ ...span, timeZone }));
  await time('answers', () => countAnswers({ ...span, timeZone }));
  await time('source', () => countFunnelBySource(span));
  await time('campaign', () => countFunnelByCampaign(span));
  await time('touched', () => countTouched(span));
  await time('open', () => countOpen());
  await time('overview', () => showInsights(span, { timeZone }));
}
await db.stop(); process.exit(0);
