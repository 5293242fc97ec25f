import { randomUUID } from 'node:crypto';
import type { HeardMail } from './hear-mail.ts';
import { type Customer, chapter, ended, silent } from './script.ts';

/** A spammer: never answered, answers nothing. */
export const spammer: Customer = {
  address: 'deals@rank-boost.example',
  name: 'RankBoost Team',
  role: 'Spammer',
  story: 'Sells search-engine miracles to everybody.',
  beginsAfter: 14,
  begin: () =>
    chapter(1, {
      letter: {
        subject: '🔥 LIMITED OFFER: #1 on Google GUARANTEED for your website!!!',
        text: 'Dear Sir/Madam,\n\nCongratulations! Your website was selected for our exclusive SEO package. 10,000 backlinks for only $99. Act now, this offer expires today! Click here: http://rank-boost.example/win\n\nRankBoost Team',
        verdict: 'none',
      },
      next: 'Has moved on to the next victim.',
    }),
  answer: silent,
};

/** A portal that reports a lead: the customer is in Reply-To and in the Lead Metadata 1.0 tags. */
export const portal: Customer = {
  address: 'priya.raman@inbox.example',
  name: 'Priya Raman',
  role: 'Portal notification',
  story: 'Asked about a listing on a portal; the portal writes for her.',
  beginsAfter: 41,
  begin: () =>
    chapter(1, {
      letter: {
        from: { address: 'leads@homeharbor.example', name: 'HomeHarbor' },
        envelopeFrom: 'bounces@homeharbor.example',
        headers: { 'Reply-To': 'Priya Raman <priya.raman@inbox.example>' },
        subject: 'New lead: Priya Raman is interested in 113 Meadow Street',
        text: 'You have a new lead from HomeHarbor.\n\nName: Priya Raman\nEmail: priya.raman@inbox.example\nPhone: +1 207 555 0186\nProperty: 113 Meadow Street, Eastgate, ME 04044\nMessage: Is this house still available? I am looking for three bedrooms up to $470,000 in Eastgate.\n',
        html: PORTAL_HTML,
      },
      next: 'Waits for an answer by mail.',
    }),
  answer: (memory, mail) =>
    memory.chapter > 1
      ? ended(memory, 'Her story is told.')
      : chapter(2, {
          letter: {
            text: `Thanks for getting back to me so quickly. ${mail.listings[0] ? `Yes, ${mail.listings[0]} is the kind of house I had in mind.` : 'I am still looking.'} When was it built, and does it have a garage?\n\nPriya`,
          },
          next: 'Waits for an answer.',
        }),
};

const LEAD_TAGS = {
  lead_information_version: '1.0',
  lead_source: 'HomeHarbor',
  lead_type: 'Property inquiry',
  lead_name: 'Priya Raman',
  lead_email: 'priya.raman@inbox.example',
  lead_phone: '+1 207 555 0186',
  lead_property_address: '113 Meadow Street',
  lead_property_city: 'Eastgate',
  lead_property_state: 'ME',
  lead_property_zip: '04044',
  lead_message: 'Is this house still available? I am looking for three bedrooms up to $470,000 in Eastgate.',
};
const PORTAL_HTML = `<html><head>${Object.entries(LEAD_TAGS)
  .map(([name, content]) => `<meta name="${name}" content="${content}">`)
  .join(
    '',
  )}</head><body><h2>You have a new lead from HomeHarbor</h2><p><b>Priya Raman</b> asks about <b>113 Meadow Street, Eastgate, ME 04044</b>:</p><blockquote>${LEAD_TAGS.lead_message}</blockquote><p>priya.raman@inbox.example · +1 207 555 0186</p></body></html>`;

/** Ill-behaved on purpose: it answers even automatic mail, against RFC 3834 §2. Falling silent is our part; this is the net. */
const MOST_AUTO_REPLIES = 20;

/** Asked something before going on holiday; now a machine answers for her (RFC 3834). */
export const outOfOffice: Customer = {
  address: 'helen.ode@office.example',
  name: 'Helen Ode',
  role: 'Out of office',
  story: 'Wrote and left for a holiday. Her mail server answers whatever we send.',
  beginsAfter: 47,
  isMachine: true,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Condo in the Harbour Quarter',
        text: 'Hello,\n\nI am interested in a condo with two bedrooms in the Harbour Quarter, up to $600,000. I am travelling from today, so please send me what you have.\n\nHelen Ode',
      },
      next: 'Is away; a machine answers for her.',
    }),
  answer: (memory, mail) =>
    memory.chapter > MOST_AUTO_REPLIES
      ? silent()
      : chapter(memory.chapter + 1, {
          letter: {
            subject: `Automatic reply: ${mail.subject}`,
            text: 'Thank you for your message. I am out of the office until the end of the month and will read my mail when I am back.\n\nHelen Ode',
            headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'auto_reply' },
            envelopeFrom: '',
            isQuoting: false,
          },
          next: 'Is away; a machine answers for her.',
        }),
};

/** A lead whose address has a typo: whatever we send comes back (RFC 3464). */
export const bouncer: Customer = {
  address: 'ben.okonkwo@inbix.example',
  name: 'Ben Okonkwo',
  role: 'Bounce',
  story: 'Mistyped his own address: every answer to him bounces.',
  beginsAfter: 58,
  isMachine: true,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Open house this weekend?',
        text: 'Hi,\n\nWill there be an open house for 120 Eastgate Avenue this weekend? I am looking for three bedrooms up to $400,000.\n\nBen Okonkwo',
      },
      next: 'His address does not exist: answers bounce.',
    }),
  answer: (memory, mail) =>
    chapter(memory.chapter + 1, {
      letter: bounceOf('ben.okonkwo@inbix.example', mail),
      next: 'His address does not exist: answers bounce.',
    }),
};

/** The delivery report a mail server writes for an unknown recipient: multipart/report (RFC 6522) with RFC 3464 fields. */
export function bounceOf(recipient: string, mail: HeardMail) {
  const domain = recipient.split('@')[1] ?? 'mail.example';
  const boundary = `report-${randomUUID()}`;
  const returned = [
    'from',
    'to',
    'subject',
    'date',
    'message-id',
    'x-openhouse-message',
    'x-openhouse-proof',
    'x-campaign',
    'auto-submitted',
  ].flatMap((name) => {
    const value = mail.headers[name];
    return value ? [`${name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())}: ${value.replace(/\r?\n\s+/g, ' ')}`] : [];
  });
  return {
    text: '',
    envelopeFrom: '',
    isQuoting: false,
    raw: ({ to, at }: { to: string; at: Date }) =>
      [
        `From: Mail Delivery System <MAILER-DAEMON@${domain}>`,
        `To: ${to}`,
        'Subject: Undelivered Mail Returned to Sender',
        `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
        `Message-ID: <${randomUUID()}@${domain}>`,
        'Auto-Submitted: auto-replied',
        'MIME-Version: 1.0',
        `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        `Your message could not be delivered to <${recipient}>: the address does not exist.`,
        '',
        `--${boundary}`,
        'Content-Type: message/delivery-status',
        '',
        `Reporting-MTA: dns; mx.${domain}`,
        `Arrival-Date: ${at.toUTCString().replace('GMT', '+0000')}`,
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        'Action: failed',
        'Status: 5.1.1',
        `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`,
        '',
        `--${boundary}`,
        'Content-Type: text/rfc822-headers',
        '',
        ...returned,
        '',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
  };
}
