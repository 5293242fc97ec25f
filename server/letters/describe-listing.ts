import type { ToldListing } from '../../shared/contact.ts';
import type { PublicProperty } from '../../shared/property.ts';
import type { Settings } from '../../shared/settings.ts';
import { isLease } from '../properties/property-words.ts';
import { publicAddress } from '../properties/public-address.ts';
import { whatChanged } from '../properties/what-changed.ts';
import { fixedWords, localeOf } from './fixed-words.ts';
import type { ListingBlock } from './letter.ts';

export type Look = {
  brokerage: Settings['brokerage'];
  language: string;
  /** Where pictures kept by this server are reached (`edges.publicUrl`). */
  publicUrl: string;
};

/**
 * What a mail shows of a listing, told in the customer's language from the catalogue alone.
 * @param told what this customer was last told of it: a price or status that changed since is said openly
 */
export function describeListing(property: PublicProperty, { brokerage, language, publicUrl }: Look, told?: ToldListing): ListingBlock {
  const words = fixedWords(language);
  const locale = localeOf(language, brokerage.locale);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: brokerage.currency, maximumFractionDigits: 0 });
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const perMonth = isLease(property) ? ` ${words.perMonth}` : '';
  const details = [
    property.bedroomsTotal === null ? '' : words.bedrooms(property.bedroomsTotal),
    property.bathroomsTotalInteger === null ? '' : words.bathrooms(property.bathroomsTotalInteger),
    property.livingArea === null
      ? ''
      : `${count.format(property.livingArea)} ${property.livingAreaUnits === 'SquareMeters' ? 'm²' : words.squareFeet}`,
  ];
  const photos = [...property.media].sort((a, b) => Number(b.preferredPhotoYN) - Number(a.preferredPhotoYN) || a.order - b.order);
  return {
    address: publicAddress(property),
    price: money.format(property.listPrice) + perMonth,
    details: details.filter(Boolean).join(' · '),
    status: property.standardStatus === 'ComingSoon' ? words.comingSoon : isLease(property) ? words.forRent : words.forSale,
    news: told === undefined ? '' : newsOf(property, told, { words, money: (amount) => money.format(amount) + perMonth }),
    link: webLink(property.virtualTourURLUnbranded) || listingPage(property, brokerage.website),
    photo: photos[0] ? absolute(photos[0].mediaURL, publicUrl) : null,
  };
}

/** What a mail that shows a listing has told of it. */
export function toldOf({ listingKey, listPrice, standardStatus }: PublicProperty): ToldListing {
  return { listingKey, listPrice, standardStatus };
}

type Telling = { words: ReturnType<typeof fixedWords>; money: (amount: number) => string };

/** A price or a status that moved since this customer was last told: nobody should have to find out by comparing. */
function newsOf(property: PublicProperty, told: ToldListing, { words, money }: Telling): string {
  const change = whatChanged(told, property);
  const before = told.listPrice ?? property.listPrice;
  if (change === null) return '';
  return [
    change !== 'available' ? '' : told.standardStatus === 'ComingSoon' ? words.nowForSale : words.isBack,
    property.listPrice < before ? words.priceDown(money(before)) : '',
    property.listPrice > before ? words.priceUp(money(before)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Without a website of the brokerage there is no page to link to. */
function listingPage({ listingKey }: PublicProperty, website: string): string {
  return webLink(website) && `${website.replace(/\/$/, '')}/listings/${encodeURIComponent(listingKey)}`;
}

const webLink = (url: string) => (/^https?:\/\/[^\s<>"]+$/i.test(url) ? url : '');

/** The catalogue may name pictures that this server shows by their path alone. */
function absolute(url: string, publicUrl: string): string | null {
  if (webLink(url)) return url;
  return url.startsWith('/') && !url.startsWith('//') ? `${publicUrl}${url}` : null;
}
