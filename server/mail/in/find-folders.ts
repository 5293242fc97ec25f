import type { FolderRole, Mailbox } from '../../../shared/mailbox.ts';

type Listed = { path: string; specialUse?: string | undefined };
export type Folder = { path: string; role: FolderRole };

/**
 * Which folders of a mailbox are read. Sent comes first: a person's answer that lies there is known before the mail it
 * answers could be answered again.
 */
export function findFolders(listed: Listed[], { inboxPath, sentPath }: Pick<Mailbox, 'inboxPath' | 'sentPath'>): Folder[] {
  const bySpecialUse = (use: string) => listed.find(({ specialUse }) => specialUse === use)?.path;
  const paths: [FolderRole, string | undefined][] = [
    ['sent', sentPath ?? bySpecialUse('\\Sent')],
    ['inbox', inboxPath],
    ['junk', bySpecialUse('\\Junk')],
  ];
  const folders = paths.flatMap(([role, path]) => (path ? [{ role, path }] : []));
  return folders.filter(({ path }, index) => folders.findIndex((other) => other.path === path) === index);
}
