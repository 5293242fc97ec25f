/** The part of hoodiecrow-imap that we use; the package has no types of its own. Raw mail is a binary (latin1) string. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  export type StoredMail = { raw: string; uid: number; flags: string[] };
  export type Folder = { uidvalidity: number; 'special-use'?: string };
  export type Connection = { socket: Socket | null; inputHandler: ((line: string) => void) | false };
  export type FetchQuery = { section?: { type: string; value: string }[]; partial?: number[] };
  export type FetchHandler = (connection: Connection, mail: StoredMail, query: FetchQuery) => unknown;
  export type CommandHandler = (connection: Connection, parsed: unknown, data: string, done: () => void) => void;

  export interface ImapServer {
    server: Server;
    connectionHandlers: ((connection: Connection) => void)[];
    fetchHandlers: Record<string, FetchHandler>;
    searchHandlers: Record<string, (connection: Connection, mail: StoredMail, index: number, name: string, value: string) => boolean>;
    listen(port: number, host: string, onListening: () => void): void;
    getCommandHandler(command: string): CommandHandler;
    setCommandHandler(command: string, handler: CommandHandler): void;
    appendMessage(path: string, flags: string[], internalDate: Date, raw: string): void;
  }

  // biome-ignore lint/style/noDefaultExport: the package's own form
  export default function hoodiecrow(options: {
    plugins: string[];
    users: Record<string, { password: string }>;
    storage: Record<string, Folder | { separator: string; folders: Record<string, Folder> }>;
  }): ImapServer;
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap';

  const handlers: Record<string, FetchHandler>;
  // biome-ignore lint/style/noDefaultExport: the package's own form
  export default handlers;
}
