import type { FolderRole, Mailbox } from '../../../shared/mailbox.ts';

type Listed = { path: string; specialUse?: string | undefined };
export type Folder = {
  path: string;
  role: FolderRole;
  /** Gmail's view of all mail, in which only what is in no other folder is read (`archiveQuery`). */
  isArchive?: boolean;
};
type Where = Pick<Mailbox, 'inboxPath' | 'sentPath'> & { isGmail?: boolean };

/**
 * Which folders of a mailbox are read. Sent comes first: a person's answer that lies there is known before the mail it
 * answers could be answered again. Gmail's archive comes last; whoever named another folder than the inbox wants no other
 * mail read.
 */
export function findFolders(listed: Listed[], { inboxPath, sentPath, isGmail = false }: Where): Folder[] {
  const bySpecialUse = (use: string) => listed.find(({ specialUse }) => specialUse === use)?.path;
  const paths: [FolderRole, string | undefined][] = [
    ['sent', sentPath ?? bySpecialUse('\\Sent')],
    ['inbox', inboxPath],
    ['junk', bySpecialUse('\\Junk')],
  ];
  const archive = isGmail && inboxPath.toUpperCase() === 'INBOX' ? bySpecialUse('\\All') : undefined;
  const folders: Folder[] = [
    ...paths.flatMap(([role, path]) => (path ? [{ role, path }] : [])),
    ...(archive ? [{ role: 'inbox' as const, path: archive, isArchive: true }] : []),
  ];
  return folders.filter(({ path }, index) => folders.findIndex((other) => other.path === path) === index);
}
