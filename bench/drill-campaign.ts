import { drillCampaign } from '../e2e/campaign-drill.ts';

/** `bun run drill:campaign [recipients] [kills]`: the full size takes some minutes and prints what the sink and Sent hold. */
const [recipients = 10_000, kills = 30] = process.argv.slice(2).map(Number);
const seed = Number(process.env.CAMPAIGN_DRILL_SEED ?? Date.now() % 1_000_000);
console.log(`${recipients} recipients, ${kills} kills, CAMPAIGN_DRILL_SEED=${seed}`);
const result = await drillCampaign({ recipients, kills, seed, patience: 3600 });
console.log(JSON.stringify(result, null, 2));
const isRight = result.twice === 0 && result.confirmed + result.maybeSent === recipients && result.confirmed === result.reached;
console.log(isRight ? 'nobody twice, nobody lost, everything that was accepted is confirmed from Sent' : 'THE DRILL FAILED');
process.exit(isRight ? 0 : 1);
