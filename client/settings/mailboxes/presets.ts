export type Preset = { name: string; imap: string; smtp: string; smtpPort: number; note: string };

const APP_PASSWORD = 'wants an app password: make one in the security settings of the account.';
const PRESETS: [domain: RegExp, preset: Preset][] = [
  [
    /^(gmail|googlemail)\.com$/,
    { name: 'Gmail', imap: 'imap.gmail.com', smtp: 'smtp.gmail.com', smtpPort: 465, note: `Gmail ${APP_PASSWORD}` },
  ],
  [
    /^(outlook|hotmail|live|msn)\.[a-z.]+$/,
    {
      name: 'Outlook',
      imap: 'outlook.office365.com',
      smtp: 'smtp.office365.com',
      smtpPort: 587,
      note: 'Outlook takes passwords over IMAP only where the account still allows it.',
    },
  ],
  [
    /^yahoo\.[a-z.]+$/,
    { name: 'Yahoo', imap: 'imap.mail.yahoo.com', smtp: 'smtp.mail.yahoo.com', smtpPort: 465, note: `Yahoo ${APP_PASSWORD}` },
  ],
  [
    /^(icloud|me|mac)\.com$/,
    { name: 'iCloud', imap: 'imap.mail.me.com', smtp: 'smtp.mail.me.com', smtpPort: 587, note: `iCloud ${APP_PASSWORD}` },
  ],
  [
    /^fastmail\.(com|fm)$/,
    { name: 'Fastmail', imap: 'imap.fastmail.com', smtp: 'smtp.fastmail.com', smtpPort: 465, note: `Fastmail ${APP_PASSWORD}` },
  ],
];

/** The servers behind an address: a provider's own, or what a domain of one's own mostly has. Null: no address yet. */
export function presetFor(address: string): Preset | null {
  const domain = address.split('@')[1]?.trim().toLowerCase() ?? '';
  if (!/^[^\s.]+(\.[^\s.]+)+$/.test(domain)) return null;
  const known = PRESETS.find(([sign]) => sign.test(domain))?.[1];
  return known ?? { name: domain, imap: `imap.${domain}`, smtp: `smtp.${domain}`, smtpPort: 587, note: '' };
}
