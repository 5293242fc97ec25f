import type { ListingLines } from './listing-lines.ts';

/** Everything a mail says, ready to be set. All of it is plain text. */
export type Mail = {
  language: string;
  greeting: string;
  paragraphs: string[];
  listings: ListingLines[];
  seeMore: string;
  booked: { title: string; label: string } | null;
  times: { title: string; labels: string[]; hint: string } | null;
  signature: string[];
  disclosure: string;
  quote: { intro: string; text: string } | null;
};

const INK = '#2b2622';
const MUTED = '#75695f';
const BRICK = '#a8452f';
const LINE = '#e6ddd2';
const PAPER = '#fbf8f3';
const BODY = `font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.55;color:${INK};`;
const SMALL = `font-family:Helvetica,Arial,sans-serif;font-size:13px;line-height:1.5;color:${MUTED};`;
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** The HTML part: tables and inline styles alone, since mail programs drop the rest; every value is escaped. */
export function renderHtml(mail: Mail): string {
  const rows = [
    paragraph(mail.greeting),
    ...mail.paragraphs.map(paragraph),
    ...mail.listings.map((listing) => listingCard(listing, mail.seeMore)),
    mail.booked ? card(mail.booked.title, [mail.booked.label]) : '',
    mail.times ? card(mail.times.title, mail.times.labels) + small(mail.times.hint) : '',
    paragraph(mail.signature.join('\n')),
    mail.disclosure
      ? `<p style="${SMALL}margin:20px 0 0;padding-top:12px;border-top:1px solid ${LINE};">${escapeHtml(mail.disclosure)}</p>`
      : '',
    mail.quote ? quoted(mail.quote) : '',
  ];
  return [
    `<!doctype html><html lang="${escapeHtml(mail.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    `<body style="margin:0;padding:0;background:#ffffff;"><table ${TABLE} width="100%"><tr><td style="padding:16px;">`,
    `<table ${TABLE} width="100%" style="max-width:600px;"><tr><td style="${BODY}">${rows.filter(Boolean).join('')}</td></tr></table>`,
    '</td></tr></table></body></html>',
  ].join('\n');
}

function paragraph(text: string): string {
  return text ? `<p style="${BODY}margin:0 0 16px;">${escapeHtml(text).replace(/\n/g, '<br>')}</p>` : '';
}

const small = (text: string) => `<p style="${SMALL}margin:0 0 16px;">${escapeHtml(text)}</p>`;

function listingCard({ address, price, details, link, photo }: ListingLines, seeMore: string): string {
  const linked = (content: string, style = '') =>
    /^https?:\/\//i.test(link) ? `<a href="${escapeHtml(link)}"${style && ` style="${style}"`}>${content}</a>` : '';
  const more = linked(`${escapeHtml(seeMore)} &rarr;`, `${SMALL}color:${BRICK};font-weight:bold;text-decoration:none;`);
  const image =
    photo &&
    `<img src="${escapeHtml(photo)}" width="168" alt="${escapeHtml(address)}" style="display:block;width:168px;height:auto;border:0;border-radius:8px 0 0 8px;">`;
  const picture = image ? `<td width="168" valign="top" style="padding:0;">${linked(image) || image}</td>` : '';
  return [
    `<table ${TABLE} width="100%" style="margin:0 0 16px;background:${PAPER};border:1px solid ${LINE};border-radius:8px;"><tr>${picture}`,
    `<td valign="top" style="padding:14px 16px;"><div style="${BODY}font-size:18px;font-weight:bold;line-height:1.3;">${escapeHtml(price)}</div>`,
    `<div style="${BODY}font-size:15px;">${escapeHtml(address)}</div><div style="${SMALL}margin:2px 0 8px;">${escapeHtml(details)}</div>`,
    `${more}</td></tr></table>`,
  ].join('');
}

function card(title: string, lines: readonly string[]): string {
  const rows = lines.map((line) => `<div style="${BODY}font-size:15px;margin-top:4px;">${escapeHtml(line)}</div>`).join('');
  return `<table ${TABLE} width="100%" style="margin:0 0 10px;background:${PAPER};border-left:3px solid ${BRICK};"><tr><td style="padding:12px 16px;"><div style="${SMALL}text-transform:uppercase;letter-spacing:0.06em;">${escapeHtml(title)}</div>${rows}</td></tr></table>`;
}

function quoted({ intro, text }: { intro: string; text: string }): string {
  const words = escapeHtml(text).replace(/\n/g, '<br>');
  return `<p style="${SMALL}margin:24px 0 6px;">${escapeHtml(intro)}</p><blockquote style="${SMALL}margin:0;padding-left:12px;border-left:2px solid ${LINE};">${words}</blockquote>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
