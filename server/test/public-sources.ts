import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorText } from '../errors.ts';

/** An archive below a mirror's root, what it hashes to, and which of its files are mails (or vectors); other files tests ask for. */
type Source = { archive: string; sha256: string; holds: string; beside?: string };

/**
 * What other people's mail software is tested with, as Debian hands out its sources: material that nobody here wrote.
 * It is fetched for the tests and for `bun run measure`; nothing of it is part of this project.
 */
const SOURCES = {
  'flufl.bounce': {
    archive: 'f/flufl.bounce/flufl.bounce_4.0.orig.tar.gz',
    sha256: 'f5c1712abc938f17b4ad534566ab78c5a849947871abc5e57baff600f86dc206',
    holds: '**/tests/data/*.txt',
    beside: '**/testing/helpers.py',
  },
  bounceparser: {
    archive: 'libm/libmail-deliverystatus-bounceparser-perl/libmail-deliverystatus-bounceparser-perl_1.543+repacked.orig.tar.xz',
    sha256: '01f89040426ab6de77f9f0bcdce61a938ef6a24179efbfdb4f7a1f68c5263282',
    holds: '*/t/corpus/*.msg',
  },
  'mime-tools': {
    archive: 'libm/libmime-tools-perl/libmime-tools-perl_5.515.orig.tar.gz',
    sha256: 'c1ba1dd9f0b2cd82a0e75caedec51e48233f9f01dc29a0971bdff1cb53be9013',
    holds: '*/testmsgs/*.msg',
  },
  mime4j: {
    archive: 'a/apache-mime4j/apache-mime4j_0.8.13.orig.tar.xz',
    sha256: 'de758c5cf9b5f175b2368bbe18341f326893428809469db279e2a823164d0cf1',
    holds: '**/*.msg',
  },
  enmime: {
    archive: 'g/golang-github-jhillyerd-enmime/golang-github-jhillyerd-enmime_0.9.3.orig.tar.gz',
    sha256: '5d5f1f9d6045f1f0c048efb1b2970de5bdc6f1d45ece55dda934b49b0994f516',
    holds: '**/testdata/**/*.raw',
  },
  mimetreeparser: {
    archive: 'm/mimetreeparser/mimetreeparser_24.12.3.orig.tar.xz',
    sha256: '116a70ed271be58628343f9cacab76bff56f3c0248cf236f9717c6e0640591f0',
    holds: '**/testdata/*.mbox',
  },
  kmime: {
    archive: 'k/kmime/kmime_22.12.3.orig.tar.xz',
    sha256: '9b3c1f1f664eae671244dd755db03129b0f16abbcd03245a07856a15db28c3d8',
    holds: '**/mails/*.mbox',
  },
  rspamd: {
    archive: 'r/rspamd/rspamd_3.4.orig.tar.xz',
    sha256: 'a7dad761aa6bbc666b7977dfd741b240bf02cff8779e088f17dbfa74d5429f8a',
    holds: '**/messages/*.eml',
  },
  notmuch: {
    archive: 'n/notmuch/notmuch_0.37.orig.tar.xz',
    sha256: '0e766df28b78bf4eb8235626ab1f52f04f1e366649325a8ce8d3c908602786f6',
    holds: '**/test/corpora/**',
  },
  'public-inbox': {
    archive: 'p/public-inbox/public-inbox_1.9.0.orig.tar.gz',
    sha256: '10d9d3d982bbae9383208f53aa2118482a799a958e9f1b24792b807fc225aaba',
    holds: '*/t/*.eml',
  },
  flanker: {
    archive: 'p/python-flanker/python-flanker_0.9.15.orig.tar.gz',
    sha256: 'b9d9a27740ddc74c2fa1584ea19e5af6706c5dcdd105ee01b36d72089ab50e43',
    holds: '**/fixtures/messages/**/*.eml',
  },
  dompurify: {
    archive: 'n/node-dompurify/node-dompurify_3.1.7+dfsg+~3.0.5.orig.tar.xz',
    sha256: 'f85f569619f5b7c31a5d7072b1a5382dc0952f50deca74993d222df83c9e9404',
    holds: '**/test/fixtures/expect.mjs',
  },
} satisfies Record<string, Source>;
export type PublicSource = keyof typeof SOURCES;
const NAMES = Object.keys(SOURCES) as PublicSource[];
/** All that hold mails. */
const MAIL_SOURCES = NAMES.filter((name) => name !== 'dompurify');

const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/public-sources');
const folderOf = (name: PublicSource) => join(FOLDER, `${name}-${SOURCES[name].sha256.slice(0, 8)}`);
const PATIENCE_MS = 30_000;

/** The files of a collection, in one order everywhere; none where it was not fetched. */
export function publicFiles(name: PublicSource): string[] {
  const folder = folderOf(name);
  if (!existsSync(folder)) return [];
  return [...new Bun.Glob(SOURCES[name].holds).scanSync(folder)].sort().map((file) => join(folder, file));
}

/** Where checks that come with mails of their own put them; absent on most machines. */
const ELSEWHERE = join(import.meta.dirname, '../../../shared/corpora');

/** Every mail at hand that nobody here wrote, by a name that says whose it is. */
export function publicMails(): { name: string; raw: Buffer }[] {
  const known = MAIL_SOURCES.flatMap((source) => publicFiles(source).map((file) => ({ name: `${source}/${basename(file)}`, file })));
  const others = existsSync(ELSEWHERE) ? [...new Bun.Glob('**/*.{eml,msg,mbox,raw,txt}').scanSync(ELSEWHERE)] : [];
  return [...known, ...others.sort().map((name) => ({ name, file: join(ELSEWHERE, name) }))].map(({ name, file }) => ({
    name,
    raw: readFileSync(file),
  }));
}

/** What FLUFL expects of its mails: the addresses that a notice of that file name gives up, in lower case. */
export function expectedOfFlufl(): Map<string, string[]> {
  const [table] = new Bun.Glob(SOURCES['flufl.bounce'].beside).scanSync(folderOf('flufl.bounce'));
  const text = readFileSync(join(folderOf('flufl.bounce'), table ?? ''), 'utf8');
  const rows = text.matchAll(/\(\s*'\w+',\s*'([\w.]+\.txt)',\s*\[([^\]]*)\](?:,\s*(?:True|False))?\s*\)/g);
  const expected = new Map<string, string[]>();
  for (const [, file = '', list = ''] of rows) {
    const addresses = Array.from(list.matchAll(/b'([^']*)'/g), ([, address = '']) => address.toLowerCase());
    // A mail that two of its detectors are shown is in two rows, one of them without addresses.
    expected.set(file, [...(expected.get(file) ?? []), ...addresses]);
  }
  return expected;
}

/**
 * Fetches what is not there yet from the mirror this machine installs its packages from.
 * @returns which could not be had, and why
 */
export async function fetchPublicSources(): Promise<string[]> {
  const missing = NAMES.filter((name) => !existsSync(folderOf(name)));
  if (missing.length === 0) return [];
  const mirrors = findMirrors();
  const failures = await Promise.all(
    missing.map((name) =>
      fetchSource(name, mirrors).then(
        () => null,
        (error: unknown) => `${name}: ${errorText(error)}`,
      ),
    ),
  );
  return failures.filter((failure) => failure !== null);
}

function findMirrors(): string[] {
  if (!Bun.which('apt-get')) return [];
  const { stdout } = Bun.spawnSync(['apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  return [...new Set(stdout.toString().split('\n'))].filter((line) => /^https?:\/\/\S+\/debian\/?$/.test(line));
}

async function fetchSource(name: PublicSource, mirrors: string[]): Promise<void> {
  const { archive, sha256, holds, beside }: Source = SOURCES[name];
  const bytes = await fetchFirst(mirrors.map((mirror) => `${mirror.replace(/\/$/, '')}/pool/main/${archive.replaceAll('+', '%2b')}`));
  if (new Bun.CryptoHasher('sha256').update(bytes).digest('hex') !== sha256) throw new Error('is not what it was');
  const folder = folderOf(name);
  const unpacked = `${folder}.part`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const kind = archive.endsWith('.xz') ? '--xz' : '--gzip';
  // In these patterns of tar's a star stands for slashes as well.
  const wanted = [holds, beside ?? []].flat().map((pattern) => pattern.replaceAll('**/', '*').replaceAll('**', '*'));
  const command = ['tar', '--extract', kind, '--no-same-owner', '--directory', unpacked, '--wildcards', ...wanted];
  const tar = Bun.spawnSync(command, { stdin: bytes });
  if (tar.exitCode !== 0) throw new Error(tar.stderr.toString().trim());
  renameSync(unpacked, folder);
}

async function fetchFirst(addresses: string[]): Promise<Uint8Array> {
  let reason: unknown = new Error('no Debian mirror is set up here');
  for (const address of addresses) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.ok) return await response.bytes();
      reason = new Error(`the mirror answered ${response.status}`);
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
