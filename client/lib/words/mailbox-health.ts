type States = { imap: string; smtp: string; error: string | null };
export type HealthWords = { tone: 'good' | 'neutral' | 'amber' | 'rust'; state: string; meaning: string; todo: string };

/** How a mailbox is, what that means for the people who write, and what to do about it. */
export function mailboxHealth({ imap, smtp, error }: States): HealthWords {
  if (imap === 'auth_failed')
    return {
      tone: 'rust',
      state: 'Password rejected',
      meaning: 'The server does not let us read. New mail is not seen.',
      todo: 'Enter the password again. It is tried every twelve minutes, so that the account is not locked.',
    };
  if (smtp === 'auth_failed')
    return {
      tone: 'rust',
      state: 'Password rejected',
      meaning: 'Mail is read, but the server does not let us send. Answers wait.',
      todo: 'Enter the password for sending again.',
    };
  if (imap === 'unreachable')
    return {
      tone: 'amber',
      state: 'Cannot be reached',
      meaning: 'The mail server does not answer. New mail is seen when it does; nothing is lost.',
      todo: 'It is tried again by itself. If it stays, check server and port.',
    };
  if (smtp === 'unreachable')
    return {
      tone: 'amber',
      state: 'Cannot send',
      meaning: 'Mail is read, but the server for sending does not answer. Answers wait.',
      todo: 'It is tried again by itself. If it stays, check server and port.',
    };
  if (smtp === 'throttled')
    return {
      tone: 'amber',
      state: 'Asked for a pause',
      meaning: 'The server takes no more mail for now.',
      todo: 'It goes on by itself. If it comes often, lower the limits under Sending.',
    };
  if (imap === 'unknown') return { tone: 'neutral', state: 'Not read yet', meaning: 'The first look comes within a minute.', todo: '' };
  return { tone: 'good', state: 'Works', meaning: error ? 'Works again.' : 'Read and sent with.', todo: '' };
}
