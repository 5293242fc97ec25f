import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

type DovecotMail = { uid: number; raw: Buffer; flags: string[] };
export type Dovecot = {
  host: string;
  imapPort: number;
  user: string;
  password: string;
  /** Puts one mail into a folder as a delivery agent would. Line ends must be CRLF to come back byte for byte. */
  deliver: (raw: string | Uint8Array, folder?: string, options?: { internalDate?: Date }) => Promise<void>;
  readFolder: (folder: string) => Promise<DovecotMail[]>;
  /** A connection of a person's own mail program, free to write, move and delete. */
  connect: () => Promise<ImapFlow>;
  /** Gives the folder a new UIDVALIDITY, as after a restored backup on the server. */
  renewUidValidity: (folder?: string) => Promise<void>;
  /** Ends the server's processes and starts them again on the same mail and the same port. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const BINARY = '/usr/sbin/dovecot';
/** Debian's user for mail. Dovecot refuses to store mail as uid 0. */
const MAIL_ID = 8;
const USER = 'hello@larkinvale.example';
const PASSWORD = 'port-larkin';
let deliveries = 0;

/** Debian's Dovecot in the foreground on a directory of its own: plain password on loopback, no TLS, Maildir. */
export async function startDovecot({ password = PASSWORD }: { password?: string } = {}): Promise<Dovecot> {
  if (!(await Bun.file(BINARY).exists())) throw new Error(`${BINARY} is missing: apt-get install dovecot-imapd`);
  const home = await mkdtemp(join(tmpdir(), 'openhouse-dovecot-'));
  const maildir = join(home, 'mail');
  const imapPort = await freePort();
  const isRoot = process.getuid?.() === 0;
  await chmod(home, 0o755);
  await mkdir(maildir, { recursive: true });
  if (isRoot) await chown(maildir, MAIL_ID, MAIL_ID);
  const config = join(home, 'dovecot.conf');
  await writeFile(config, configText({ home, maildir, imapPort, isRoot, password }));
  let server = await run(config, { home, imapPort });

  const connect = async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: imapPort,
      auth: { user: USER, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    client.on('error', () => client.close());
    await client.connect();
    return client;
  };
  const folderPath = (folder: string) => (folder === 'INBOX' ? maildir : join(maildir, `.${folder}`));
  // A folder's directories are made when it is first opened.
  const first = await connect();
  for (const folder of ['INBOX', 'Sent', 'Junk']) (await first.getMailboxLock(folder)).release();
  await first.logout();

  const dovecot: Dovecot = {
    host: '127.0.0.1',
    imapPort,
    user: USER,
    password,
    connect,
    deliver: async (raw, folder = 'INBOX', { internalDate } = {}) => {
      // Maildir: written whole under tmp, then renamed into new, so that nobody sees half a mail.
      const name = `${Math.floor(Date.now() / 1000)}.M${Date.now()}P${process.pid}Q${++deliveries}.test`;
      const [tmp, done] = [join(folderPath(folder), 'tmp', name), join(folderPath(folder), 'new', name)];
      await writeFile(tmp, raw);
      if (isRoot) await chown(tmp, MAIL_ID, MAIL_ID);
      if (internalDate) await utimes(tmp, internalDate, internalDate);
      await rename(tmp, done);
    },
    readFolder: async (folder) => {
      const client = await connect();
      const lock = await client.getMailboxLock(folder, { readOnly: true });
      const mails =
        client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { uid: true, flags: true, source: true }) : [];
      lock.release();
      await client.logout();
      return mails.map(({ uid, source, flags }) => ({ uid, raw: source ?? Buffer.alloc(0), flags: [...(flags ?? [])] }));
    },
    renewUidValidity: async (folder = 'INBOX') => {
      await server.end();
      const list = join(folderPath(folder), 'dovecot-uidlist');
      const text = await readFile(list, 'utf8');
      await writeFile(
        list,
        text.replace(/\bV(\d+)\b/, (_, value: string) => `V${Number(value) + 1000}`),
      );
      // The index remembers the old value and would win over the list.
      for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        await rm(join(folderPath(folder), name), { force: true });
      server = await run(config, { home, imapPort });
    },
    restart: async () => {
      await server.end();
      server = await run(config, { home, imapPort });
    },
    stop: async () => {
      await server.end();
      await rm(home, { recursive: true, force: true });
    },
  };
  return dovecot;
}

async function run(config: string, { home, imapPort }: { home: string; imapPort: number }): Promise<{ end: () => Promise<void> }> {
  const child = Bun.spawn([BINARY, '-F', '-c', config], { stdout: 'ignore', stderr: Bun.file(join(home, 'stderr')), detached: true });
  const killOnExit = () => void child.kill('SIGTERM');
  process.once('exit', killOnExit);
  const deadline = Date.now() + 15_000;
  while (!(await answers(imapPort))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`Dovecot did not start:\n${await logOf(home)}`);
    }
    await Bun.sleep(50);
  }
  return {
    end: async () => {
      process.off('exit', killOnExit);
      child.kill('SIGTERM');
      await child.exited;
      // Its children of open connections may still write an index: they are in its process group.
      killGroup(child.pid);
    },
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function logOf(home: string): Promise<string> {
  const texts = await Promise.all(['stderr', 'log'].map((name) => readFile(join(home, name), 'utf8').catch(() => '')));
  return texts.join('\n');
}

type Config = { home: string; maildir: string; imapPort: number; isRoot: boolean; password: string };

function configText({ home, maildir, imapPort, isRoot, password }: Config): string {
  const self = `${process.getuid?.()}`;
  const users = isRoot
    ? ''
    : `default_internal_user = ${userInfo().username}\ndefault_login_user = ${userInfo().username}\ndefault_internal_group =\n`;
  const [uid, gid] = isRoot ? [`${MAIL_ID}`, `${MAIL_ID}`] : [self, `${process.getgid?.()}`];
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:${maildir}
mail_fsync = never
mail_max_userip_connections = 100
maildir_very_dirty_syncs = no
${users}passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  process_min_avail = 1
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({ hostname: '127.0.0.1', port, socket: { data: () => undefined } });
    socket.end();
    return true;
  } catch {
    return false;
  }
}
