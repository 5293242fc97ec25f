import type { PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { isLease } from '../../properties/property-words.ts';
import { publicAddress } from '../../properties/public-address.ts';
import { fixedWords, localeOf } from '../../letters/fixed-words.ts';

/** What a mail shows of a listing, ready to be set as text or HTML. */
export type ListingLines = { address: string; price: string; details: string; link: string; photo: string | null };

type Look = { brokerage: Settings['brokerage']; language: string; publicUrl: string };

export function listingLines(property: PublicProperty, { brokerage, language, publicUrl }: Look): ListingLines {
  const words = fixedWords(language);
  const locale = localeOf(language, brokerage.locale);
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: brokerage.currency, maximumFractionDigits: 0 });
  const area = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const details = [
    property.bedroomsTotal === null ? '' : words.bedrooms(property.bedroomsTotal),
    property.bathroomsTotalInteger === null ? '' : words.bathrooms(property.bathroomsTotalInteger),
    property.livingArea === null
      ? ''
      : `${area.format(property.livingArea)} ${property.livingAreaUnits === 'SquareMeters' ? 'm²' : words.squareFeet}`,
    property.standardStatus === 'ComingSoon' ? words.comingSoon : '',
  ];
  const photos = [...property.media].sort((a, b) => Number(b.preferredPhotoYN) - Number(a.preferredPhotoYN) || a.order - b.order);
  return {
    address: publicAddress(property),
    price: price.format(property.listPrice) + (isLease(property) ? ` ${words.perMonth}` : ''),
    details: details.filter(Boolean).join(' · '),
    link: property.virtualTourURLUnbranded || listingPage(property, brokerage.website),
    photo: photos[0] ? absolute(photos[0].mediaURL, publicUrl) : null,
  };
}

/** Without a website of the brokerage there is no page to link to. */
function listingPage({ listingKey }: PublicProperty, website: string): string {
  return website ? `${website.replace(/\/$/, '')}/listings/${encodeURIComponent(listingKey)}` : '';
}

/** The catalogue may name pictures that this server shows by their path alone. */
function absolute(url: string, publicUrl: string): string | null {
  if (/^https?:\/\//i.test(url)) return url;
  return url.startsWith('/') && !url.startsWith('//') ? `${publicUrl}${url}` : null;
}
