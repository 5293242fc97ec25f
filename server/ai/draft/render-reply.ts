import type { Contact } from '../../../shared/contact.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Draft } from './draft.ts';
import { disclosureIn, fixedWords, localeOf } from '../../letters/fixed-words.ts';
import { listingLines } from './listing-lines.ts';
import { type Mail, renderHtml } from './render-html.ts';

type Quote = { author: string; at: Date; text: string };
type RenderOptions = {
  settings: Settings;
  contact: Pick<Contact, 'firstName'> | null;
  /** The mail that is answered, set under the answer as mail programs do. */
  quote?: Quote;
  /** Where pictures kept by this server are reached (`edges.publicUrl`). */
  publicUrl?: string;
};

/** Sets a draft as a mail: greeting, prose, listings and call times from the database, signature, AI disclosure. */
export function renderReply(draft: Draft, { settings, contact, quote, publicUrl }: RenderOptions): { text: string; html: string } {
  const { brokerage, voice } = settings;
  const words = fixedWords(draft.language);
  const look = { brokerage, language: draft.language, publicUrl: publicUrl ?? brokerage.website };
  const mail: Mail = {
    language: draft.language,
    greeting: words.hello(greetable(contact?.firstName ?? '')),
    // Two questions read as one thought, not as a form.
    paragraphs: [...draft.paragraphs, draft.questions.join(' ')].filter(Boolean),
    listings: draft.listings.map((listing) => listingLines(listing, look)),
    seeMore: words.seeMore,
    booked: draft.booked ? { title: words.booked, label: draft.booked.label } : null,
    times: draft.slots.length > 0 ? { title: words.times, labels: draft.slots.map(({ label }) => label), hint: words.pickOne } : null,
    signature: [voice.signature, brokerage.phone].filter((line) => line && !voice.signature.includes(`\n${line}`)),
    disclosure: disclosureIn(draft.language, settings),
    quote: quote ? { intro: words.wrote(quote.author, dateWords(quote.at, draft.language, settings)), text: quote.text } : null,
  };
  return { text: renderText(mail), html: renderHtml(mail) };
}

function renderText(mail: Mail): string {
  const times = mail.times ? [mail.times.title, ...mail.times.labels.map((label) => `  ${label}`), mail.times.hint] : [];
  const blocks = [
    mail.greeting,
    ...mail.paragraphs,
    ...mail.listings.map(({ address, price, details, link }) =>
      [address, [price, details].filter(Boolean).join(' · '), link].filter(Boolean).join('\n'),
    ),
    mail.booked ? `${mail.booked.title}\n  ${mail.booked.label}` : '',
    times.join('\n'),
    mail.signature.join('\n'),
    mail.disclosure ? `-- \n${mail.disclosure}` : '',
    mail.quote ? `${mail.quote.intro}\n${mail.quote.text.replace(/^/gm, '> ')}` : '',
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** A name from a mail header is a stranger's text: greeted by only when it can be a name. */
function greetable(name: string): string {
  return /^\p{L}[\p{L}\p{M}'’-][\p{L}\p{M}'’. -]{0,38}$/u.test(name) ? name : '';
}

function dateWords(at: Date, language: string, { brokerage }: Settings): string {
  return at.toLocaleString(localeOf(language, brokerage.locale), { dateStyle: 'long', timeStyle: 'short', timeZone: brokerage.timeZone });
}
