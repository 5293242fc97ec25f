import type { Quirk, WildFolder, WildMail } from './quirk.ts';

type Rows = (string | Buffer)[];
export type Answer = { rows: Rows; end: string };
type Command = { name: string; rest: string; tag: string };
/** `open` is the folder that the connection has selected. */
type Mailbox = { folders: WildFolder[]; open: WildFolder | null; quirk: Quirk };

export const WILD_USER = 'hello@larkinvale.example';
export const WILD_PASSWORD = 'harbour';
const CAPABILITIES = ['IDLE', 'UIDPLUS', 'SPECIAL-USE', 'CONDSTORE', 'ENABLE', 'UNSELECT'];

/** What a server that keeps to RFC 3501 says to a command: its rows and how it ends. */
export function answer({ name, rest, tag }: Command, { folders, open, quirk }: Mailbox): Answer {
  const { capabilities = CAPABILITIES, saysUidNext = true } = quirk;
  const saying = { saysUidNext, hasModseq: capabilities.includes('CONDSTORE') };
  const ok = (rows: Rows = []): Answer => ({ rows, end: `${tag} OK done\r\n` });
  const refused = (words: string): Answer => ({ rows: [], end: `${tag} ${words}\r\n` });
  const named = folderNamed(folders, rest);
  const [set = '', ...items] = rest.split(' ');
  switch (name) {
    case 'CAPABILITY':
      return ok([`* CAPABILITY IMAP4rev1 ${capabilities.join(' ')}\r\n`]);
    case 'LOGIN':
      return rest.includes(WILD_PASSWORD) ? ok() : refused('NO [AUTHENTICATIONFAILED] wrong');
    case 'ENABLE':
      return ok([`* ENABLED ${rest}\r\n`]);
    case 'LIST':
      // A pattern without a wildcard asks for one folder.
      return ok(list(folders.filter(({ path }) => /[*%]/.test(rest) || rest.includes(path))));
    case 'LSUB':
    case 'NOOP':
      return ok();
    case 'LOGOUT':
      return ok(['* BYE until next time\r\n']);
    case 'IDLE':
      return capabilities.includes('IDLE') ? { rows: [], end: '+ idling\r\n' } : refused('BAD unknown command');
    case 'STATUS':
      return named ? ok(status(named, rest, saying)) : refused('NO no such folder');
    case 'SELECT':
    case 'EXAMINE':
      return named ? ok(select(named, saying)) : refused('NO no such folder');
    case 'UID SEARCH':
      return open ? ok([search(open, { criteria: rest, folders })]) : refused('BAD nothing is selected');
    case 'UID FETCH':
      return open ? ok(fetch(open, set, items.join(' '))) : refused('BAD nothing is selected');
    default:
      return refused('BAD unknown command');
  }
}

export function folderNamed(folders: WildFolder[], rest: string): WildFolder | null {
  const path = /^"([^"]*)"|^([^\s"]+)/.exec(rest)?.slice(1).find(Boolean);
  return folders.find((folder) => folder.path === path) ?? null;
}

function list(folders: WildFolder[]): Rows {
  return folders.map(({ path, specialUse }) => `* LIST (${specialUse ?? '\\HasNoChildren'}) "/" "${path}"\r\n`);
}

type Saying = { saysUidNext: boolean; hasModseq: boolean };

function status(folder: WildFolder, asked: string, { saysUidNext }: Saying): Rows {
  const values = { MESSAGES: folder.mails.length, UIDVALIDITY: folder.uidValidity, HIGHESTMODSEQ: folder.modseq };
  const all = Object.entries({ ...values, ...(saysUidNext && { UIDNEXT: folder.uidNext }) });
  return [
    `* STATUS "${folder.path}" (${all
      .filter(([name]) => asked.includes(name))
      .flat()
      .join(' ')})\r\n`,
  ];
}

function select(folder: WildFolder, { saysUidNext, hasModseq }: Saying): Rows {
  return [
    `* FLAGS (\\Seen)\r\n* ${folder.mails.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ${folder.uidValidity}] valid\r\n`,
    saysUidNext ? `* OK [UIDNEXT ${folder.uidNext}] next\r\n` : '',
    hasModseq ? `* OK [HIGHESTMODSEQ ${folder.modseq}] highest\r\n` : '* OK [NOMODSEQ] none\r\n',
  ];
}

function search(folder: WildFolder, { criteria, folders }: { criteria: string; folders: WildFolder[] }): string {
  const [, set = '1:*'] = /\bUID ([\d:*,]+)/.exec(criteria) ?? [];
  // Gmail's X-GM-RAW, of which only "-in:" is known here.
  const without = [...criteria.matchAll(/-in:(\w+)/g)].map(([, name]) => name);
  const hidden = folders
    .filter(({ path }) => without.includes(path.toLowerCase()))
    .flatMap(({ mails }) => mails.map(({ gmailId }) => gmailId));
  const uids = visible(folder, set).flatMap(({ uid, gmailId }) => (gmailId && hidden.includes(gmailId) ? [] : [uid]));
  return `* SEARCH ${uids.join(' ')}\r\n`;
}

function fetch(folder: WildFolder, set: string, asked: string): Rows {
  return visible(folder, set).flatMap((mail) => [
    `* ${folder.mails.indexOf(mail) + 1} FETCH (UID ${mail.uid}`,
    ...said(mail, asked),
    ')\r\n',
  ]);
}

function said({ raw, internalDate, claims, gmailId }: WildMail, asked: string): Rows {
  const rows: Rows = [];
  if (asked.includes('INTERNALDATE')) rows.push(` INTERNALDATE "${claims.internalDate ?? imapDate(internalDate)}"`);
  if (asked.includes('RFC822.SIZE')) rows.push(` RFC822.SIZE ${claims.size ?? raw.length}`);
  if (asked.includes('X-GM-MSGID') && gmailId) rows.push(` X-GM-MSGID ${gmailId}`);
  const body = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(asked);
  if (!body) return rows;
  const [, start, length] = body;
  const part = start ? raw.subarray(Number(start), Number(start) + Number(length)) : raw;
  return [...rows, ` BODY[]${start ? `<${start}>` : ''} {${start ? part.length : (claims.literal ?? part.length)}}\r\n`, part];
}

/** RFC 3501 §6.4.8: `*` is the last mail, and a range may be written backwards, so `n:*` always names one. */
function visible({ mails }: WildFolder, set: string): WildMail[] {
  const last = mails.at(-1)?.uid ?? 0;
  const ranges = set.split(',').map((range) => range.split(':').map((end) => (end === '*' ? last : Number(end))));
  return mails.filter(({ uid, isLate }) => !isLate && ranges.some((ends) => uid >= Math.min(...ends) && uid <= Math.max(...ends)));
}

function imapDate(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}
