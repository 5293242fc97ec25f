import { expect, test } from 'bun:test';
import { drillCampaign } from './campaign-drill.ts';

/** The short form of `bun run drill:campaign`. */
const SEED = Number(process.env.CAMPAIGN_DRILL_SEED ?? Date.now() % 1_000_000);
const RECIPIENTS = 200;

test(`a campaign of ${RECIPIENTS} survives kills, dropped connections, 421s and a second process: nobody twice, nobody lost`, async () => {
  console.log(`campaign drill with CAMPAIGN_DRILL_SEED=${SEED}`);
  const result = await drillCampaign({ recipients: RECIPIENTS, kills: 4, seed: SEED, patience: 400 });
  console.log(JSON.stringify(result));
  expect(result).toMatchObject({ twice: 0, failed: 0, confirmed: result.reached });
  expect(result.confirmed + result.maybeSent).toBe(RECIPIENTS);
}, 600_000);
