/** A process of its own, started with NODE_EXTRA_CA_CERTS: `bun knock-at-mail.ts <JSON list of { protocol, config }>` prints what the settings' test says of each, as JSON. */
import { createLogger } from '../logger.ts';
import { type Tried, testImap, testSmtp } from '../mail/trial/test-mailbox.ts';

const knocks = JSON.parse(process.argv[2] ?? '[]') as { protocol: 'imap' | 'smtp'; tried: Tried }[];
const log = createLogger({ level: 'silent' });
const said = await Promise.all(knocks.map(({ protocol, tried }) => (protocol === 'imap' ? testImap(tried, { log }) : testSmtp(tried))));
process.stdout.write(JSON.stringify(said));
process.exit(0);
