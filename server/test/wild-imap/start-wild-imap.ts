import { type AddressInfo, createServer, type Socket } from 'node:net';
import { answer, folderNamed } from './answer.ts';
import { createDeeds, type Deed, type Quirk, type WildFolder, type WildMail } from './quirk.ts';

export type WildImap = {
  port: number;
  folders: WildFolder[];
  /** Every command in the order it came, without its tag. */
  heard: string[];
  deliver: (raw: string | Buffer, options?: Partial<Omit<WildMail, 'raw'>> & { folder?: string }) => WildMail;
  expunge: (mail: WildMail) => void;
  /** From now on it behaves like this; by itself it keeps to the standard. */
  become: (quirk: Quirk) => void;
  stop: () => Promise<void>;
};

type Conversation = { socket: Socket; open: WildFolder | null; idleTag: string | null; isOver: boolean };
const CHAT_MS = 20;

/** A small IMAP server in memory that can be told to behave as badly as servers out there do. */
export async function startWildImap(first: Quirk = {}): Promise<WildImap> {
  let quirk: Quirk = {};
  let deedAt = createDeeds([]);
  const become = (next: Quirk) => {
    quirk = next;
    deedAt = createDeeds(next.at ?? []);
  };
  become(first);
  const heard: string[] = [];
  const folders = [folder('INBOX'), folder('Sent', '\\Sent'), folder('Junk', '\\Junk')];
  const conversations = new Set<Conversation>();

  const hear = (conversation: Conversation, line: string) => {
    const { socket, idleTag } = conversation;
    const [, tag = '', word = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/s.exec(line) ?? [];
    const name = idleTag === null ? word.toUpperCase() : 'DONE';
    heard.push(`${name} ${rest}`.trim());
    const deed = deedAt(name, rest);
    deed.first?.();
    if (name === 'DONE') {
      conversation.idleTag = null;
      return perform(conversation, deed, { rows: [], end: `${idleTag} OK done\r\n` });
    }
    const answered = answer({ name, rest, tag }, { folders, open: conversation.open, quirk });
    if (name === 'SELECT' || name === 'EXAMINE') conversation.open = folderNamed(folders, rest);
    if (name === 'IDLE' && answered.end.startsWith('+')) conversation.idleTag = tag;
    const [kind, ...words] = deed.says?.split(' ') ?? [];
    const end = kind ? `${kind === 'BYE' ? '*' : tag} ${kind} ${words.join(' ')}\r\n` : answered.end;
    perform(conversation, deed, { rows: kind ? [] : answered.rows, end });
    if (name === 'LOGOUT' || kind === 'BYE') socket.end();
  };

  const server = createServer((socket) => {
    const conversation: Conversation = { socket, open: null, idleTag: null, isOver: false };
    conversations.add(conversation);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => conversations.delete(conversation));
    const takeLines = lineTaker((line) => hear(conversation, line));
    socket.on('data', (bytes) => !conversation.isOver && takeLines(bytes.toString('latin1')));
    heard.push('GREETING');
    const deed = deedAt('GREETING', '');
    perform(conversation, deed, { rows: [], end: `* ${deed.says ?? 'OK ready'}\r\n` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const tell = (about: WildFolder, line: string) => {
    for (const { socket, open, idleTag, isOver } of conversations) if (open === about && idleTag && !isOver) socket.write(line);
  };
  return {
    port: (server.address() as AddressInfo).port,
    folders,
    heard,
    become,
    deliver: (raw, { folder: path = 'INBOX', ...change } = {}) => {
      const into = folderNamed(folders, `"${path}"`);
      if (!into) throw new Error(`no folder ${path}`);
      const mail = {
        uid: into.uidNext,
        internalDate: new Date(),
        isLate: false,
        claims: {},
        gmailId: null,
        ...change,
        raw: Buffer.from(raw),
      };
      into.uidNext = Math.max(into.uidNext, mail.uid + 1);
      into.modseq += 1;
      into.mails.push(mail);
      tell(into, `* ${into.mails.length} EXISTS\r\n`);
      return mail;
    },
    expunge: (mail) => {
      for (const from of folders.filter(({ mails }) => mails.includes(mail))) {
        tell(from, `* ${from.mails.indexOf(mail) + 1} EXPUNGE\r\n`);
        from.mails.splice(from.mails.indexOf(mail), 1);
        from.modseq += 1;
      }
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const { socket } of conversations) socket.destroy();
      await closed;
    },
  };
}

function folder(path: string, specialUse: string | null = null): WildFolder {
  return { path, specialUse, uidValidity: 7, uidNext: 1, modseq: 1, mails: [] };
}

/** Says what is to be said, in the way of the deed. */
function perform(conversation: Conversation, deed: Deed, { rows, end }: { rows: (string | Buffer)[]; end: string }): void {
  const { socket } = conversation;
  if (deed.falls) {
    conversation.isOver = true;
    const chat = setInterval(() => deed.falls === 'chatty' && socket.write('* OK Still here\r\n'), CHAT_MS);
    socket.once('close', () => clearInterval(chat));
    return;
  }
  const unasked = (lines: string[] = []) => lines.map((line) => `${line}\r\n`);
  const parts = [...unasked(deed.before), ...rows, ...unasked(deed.after), end];
  const whole = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  if (deed.cuts === 'before') socket.destroy();
  else if (deed.cuts === 'within') socket.write(whole.subarray(0, whole.length / 2), () => socket.destroy());
  else socket.write(whole);
}

function lineTaker(take: (line: string) => void): (more: string) => void {
  let text = '';
  return (more) => {
    const lines = `${text}${more}`.split('\r\n');
    text = lines.pop() ?? '';
    for (const line of lines) take(line);
  };
}
