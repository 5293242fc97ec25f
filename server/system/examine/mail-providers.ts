export type MailProvider = {
  name: string;
  /** What the provider asks its customers to put into their SPF record. */
  spf: string;
  /** Where DKIM is switched on. */
  dkim: string;
};

/** By the host that mail is handed to, as each provider's own help names it. */
const PROVIDERS: [host: RegExp, provider: MailProvider][] = [
  [
    /(^|\.)(gmail|google|googlemail)\.com$/,
    {
      name: 'Google',
      spf: 'include:_spf.google.com',
      dkim: 'in the Google Admin console under Apps, Google Workspace, Gmail, Authenticate email',
    },
  ],
  [
    /(^|\.)(office365|outlook|hotmail)\.com$/,
    {
      name: 'Microsoft 365',
      spf: 'include:spf.protection.outlook.com',
      dkim: 'in the Microsoft Defender portal under Email authentication settings, DKIM',
    },
  ],
  [
    /(^|\.)(fastmail\.com|messagingengine\.com)$/,
    { name: 'Fastmail', spf: 'include:spf.messagingengine.com', dkim: 'in Fastmail’s settings under Domains' },
  ],
  [
    /(^|\.)zoho(mail)?\.(com|eu|in)$/,
    { name: 'Zoho', spf: 'include:zohomail.com', dkim: 'in Zoho’s admin console under Domains, Email configuration' },
  ],
  [/(^|\.)mail\.(me|icloud)\.com$/, { name: 'iCloud', spf: 'include:icloud.com', dkim: 'at iCloud, under Custom email domain' }],
  [/(^|\.)amazonaws\.com$/, { name: 'Amazon SES', spf: 'include:amazonses.com', dkim: 'in the SES console under Identities' }],
  [/(^|\.)mailgun\.org$/, { name: 'Mailgun', spf: 'include:mailgun.org', dkim: 'in Mailgun’s dashboard under Domains, DNS records' }],
  [/(^|\.)sendgrid\.net$/, { name: 'SendGrid', spf: 'include:sendgrid.net', dkim: 'in SendGrid’s settings under Sender authentication' }],
  [/(^|\.)postmarkapp\.com$/, { name: 'Postmark', spf: 'include:spf.mtasv.net', dkim: 'in Postmark under Sender signatures' }],
];

/** Domains that belong to a provider: their records are the provider's, and nobody else can publish any. */
const FREE_MAIL = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|fastmail|proton|protonmail)\.(com|net|de|me|fr|co\.uk)$/;

export function providerOf(smtpHost: string): MailProvider | null {
  const host = smtpHost.toLowerCase();
  return PROVIDERS.find(([sign]) => sign.test(host))?.[1] ?? null;
}

export const isFreeMail = (domain: string) => FREE_MAIL.test(domain);
