/**
 * `bun run measure [FOLDER]`: reads every mail (.eml, .msg, .mbox, .txt, one in each file) as the post room would, and
 * prints what becomes of it, and how many are read as the mail server Stalwart reads them. Without a folder it fetches
 * the mails that other mail software is tested with. The raw bytes go into a database of its own and come back. Nothing
 * is sent, nothing is kept.
 * Exit 1 when an error was caught by nobody, or bytes came back other than they went in.
 */
import { installDependencies } from './install.ts';

const from = process.cwd();
process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { mkdtemp, readFile, rm, stat } = await import('node:fs/promises');
const { tmpdir } = await import('node:os');
const { join, resolve } = await import('node:path');
const { readEnv } = await import('../server/env.ts');
const { errorText } = await import('../server/errors.ts');
const { parseBounded } = await import('../server/mail/parse/parse-bounded.ts');
const { readRaw, storeRaw } = await import('../server/mail/raw-mail.ts');
const { readMime } = await import('../server/mail/parse/read-mime.ts');
const { askStalwart, differencesOf } = await import('../server/test/ask-stalwart.ts');
const { fetchPublicSources, publicMails } = await import('../server/test/public-sources.ts');
const { withDatabase } = await import('./open-database.ts');

const [given] = process.argv.slice(2);
const mails = given ? await mailsIn(resolve(from, given)) : await fetchMails();
const uncaught: string[] = [];
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, (error) => uncaught.push(errorText(error)));

const CONTEXT = {
  mailboxId: 'measured',
  folder: 'inbox' as const,
  emailId: null,
  authservId: null,
  secret: 'measured',
  isBackfill: false,
  flags: [],
};

/** Whom a mail is written to is taken for ourselves: a bounce names somebody else. */
async function read(raw: Buffer, rawHash: string) {
  const context = { ...CONTEXT, rawHash, rawSize: raw.length, internalDate: new Date(), ownAddresses: [] };
  const { to, cc } = await parseBounded(raw, context);
  return parseBounded(raw, { ...context, ownAddresses: [...to, ...cc].map(({ address }) => address) });
}

/** In which parts of it Stalwart's parser, which is given text, reads otherwise. */
async function unlikeStalwart(raw: Buffer): Promise<string> {
  const differences = differencesOf(await readMime(raw), askStalwart(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
  counts.shown++;
  if (differences.length === 0) counts.alike++;
  return differences.length === 0 ? '' : `  (Stalwart reads otherwise: ${differences.join(', ')})`;
}

const counts = { alike: 0, shown: 0, parsed: 0, refused: 0, identical: 0, bounces: 0, complaints: 0, automatic: 0 };

async function mailsIn(folder: string): Promise<{ name: string; raw: Buffer }[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    console.error(`${folder} is no folder`);
    process.exit(1);
  }
  const names = [...new Bun.Glob('**/*.{eml,msg,mbox,txt}').scanSync(folder)].sort();
  return Promise.all(names.map(async (name) => ({ name, raw: await readFile(join(folder, name)) })));
}

async function fetchMails(): Promise<{ name: string; raw: Buffer }[]> {
  for (const failure of await fetchPublicSources()) console.error(`not fetched: ${failure}`);
  return publicMails();
}

async function measure(raw: Buffer): Promise<string> {
  const hash = await storeRaw(raw);
  if ((await readRaw(hash)).equals(raw)) counts.identical++;
  try {
    const { report, automaticSigns } = await read(raw, hash);
    counts.parsed++;
    if (report?.kind === 'bounce') counts.bounces++;
    if (report?.kind === 'spam_report') counts.complaints++;
    if (report || automaticSigns.length > 0) counts.automatic++;
    const about = report?.recipients.map(({ address, action, status }) => [address, action, status].filter(Boolean).join(' ')).join(', ');
    const others = await unlikeStalwart(raw).catch((error) => `  (not shown to Stalwart: ${errorText(error)})`);
    return `${report ? `${report.kind}: ${about}` : (automaticSigns[0] ?? 'a letter')}${others}`;
  } catch (error) {
    counts.refused++;
    return `refused: ${errorText(error)}`;
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'openhouse-measure-'));
try {
  await withDatabase({ ...readEnv(), MONGODB_URI: undefined, DATA_DIR: dataDir }, async () => {
    for (const { name, raw } of mails) console.log(`${name}  ${await measure(raw)}`);
  });
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
for (const error of uncaught) console.error(error);
const { alike, shown, parsed, refused, identical, bounces, complaints, automatic } = counts;
console.log(
  `${mails.length} mails: ${parsed} parsed, ${refused} refused and kept raw, ${uncaught.length} errors uncaught, ${identical} raw identical`,
);
console.log(`${alike} of the ${shown} that are text read as Stalwart reads them`);
console.log(`${automatic} from machines and never answered, among them ${bounces} bounces and ${complaints} complaints`);
process.exit(uncaught.length === 0 && identical === mails.length ? 0 : 1);
