import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { describeListing } from '../../letters/describe-listing.ts';
import type { Block, Letter } from '../../letters/letter.ts';
import { letterOfText } from '../../letters/letter-of-text.ts';
import { pressLetter } from '../../letters/press-letter.ts';
import { textOf } from '../../letters/render-letter.ts';
import type { Content } from './content-of.ts';
import { fillTemplate, fillWithGaps, type MergeFields, mergeFieldsOf, oneLine, placesListings } from './merge-fields.ts';

type Words = Pick<Content, 'subject' | 'body'>;
export type About = {
  contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>;
  settings: Settings;
  listings: PublicProperty[];
  unsubscribeUrl: string;
  /** Where pictures kept by this server are reached. */
  publicUrl: string;
};
export type WrittenMail = { subject: string; text: string; html: string };

/** One recipient's mail: words, listings, and the footer the law asks for; or why it cannot be written for them. Pure. */
export function writeCampaignMail({ subject, body }: Words, about: About): (WrittenMail & { fault?: undefined }) | { fault: string } {
  const [fields, cards] = [fieldsOf(about), cardsOf(about)];
  const [line, words] = [fillTemplate(subject, fields), fillTemplate(body, filling(fields, cards))];
  if (line.fault !== undefined) return { fault: line.fault };
  if (words.fault !== undefined) return { fault: words.fault };
  return setMail({ subject: line.text, body: words.text }, { about, cards, areListingsPlaced: placesListings(body) });
}

/** The same as a preview: what is missing stands in brackets, and is told. */
export function previewCampaignMail({ subject, body }: Words, about: About): WrittenMail & { problems: string[] } {
  const [fields, cards] = [fieldsOf(about), cardsOf(about)];
  const [line, words] = [fillWithGaps(subject, fields), fillWithGaps(body, filling(fields, cards))];
  const missing = [...new Set([...line.missing, ...words.missing])].map((field) => `the contact has no ${field}`);
  const faults = [line.fault, words.fault].flatMap((fault) => fault ?? []);
  const mail = setMail({ subject: line.text, body: words.text }, { about, cards, areListingsPlaced: placesListings(body) });
  return { ...mail, problems: [...missing, ...faults] };
}

const fieldsOf = ({ contact, settings }: About) => ({ ...mergeFieldsOf(contact, settings), timeZone: settings.brokerage.timeZone });

type Card = Extract<Block, { kind: 'listing' }>;

function cardsOf({ listings, settings: { brokerage }, publicUrl }: About): Card[] {
  const language = brokerage.locale.slice(0, 2);
  return listings.map((property) => ({ kind: 'listing', listing: describeListing(property, { brokerage, language, publicUrl }) }));
}

/** `{{ listings }}` puts their text where the writer wants them; `letterOfText` makes cards of it again. */
const filling = (fields: MergeFields, cards: Card[]) => ({ ...fields, listings: cards.map(textOf).join('\n\n') });

type Setting = { about: About; cards: Card[]; areListingsPlaced: boolean };

function setMail({ subject, body }: Words, { about, cards, areListingsPlaced }: Setting): WrittenMail {
  const { brokerage } = about.settings;
  const footer: Letter['footer'] = {
    lines: [brokerage.name, brokerage.postalAddress],
    wayOut: { words: 'Unsubscribe from these mails', url: about.unsubscribeUrl },
  };
  const letter = letterOfText(body, {
    ...{ language: brokerage.locale.slice(0, 2), sender: brokerage.name, footer, hasButtons: true, hasPictures: true },
    listings: cards.map(({ listing }) => listing),
  });
  const blocks = areListingsPlaced ? letter.blocks : [...letter.blocks, ...cards];
  // A line break in a name must not become a header.
  return { subject: oneLine(subject), ...pressLetter({ ...letter, blocks }) };
}

/** Display rights hold here as anywhere: what may not be shown is left out of the mail. */
export function showable(property: PublicProperty): boolean {
  return property.internetEntireListingDisplayYN && SUGGESTIBLE_STATUSES.some((status) => status === property.standardStatus);
}
