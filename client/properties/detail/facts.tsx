import type { ReactNode } from 'react';
import type { Property } from '../../../shared/property.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { calendarDay, count, inWords, shortDate } from '../../lib/words/format.ts';
import { Fact, Section } from '../../ui/page.tsx';
import { areaWords, KIND_WORDS, TYPE_WORDS } from '../property-words.ts';

type Group = { title: string; facts: [string, ReactNode][] };

/** Everything known of a listing under the groups of RESO's dictionary; what is not known is left out. */
export function Facts({ property }: { property: Property }) {
  const money = useMoney();
  const groups = groupsOf(property, money)
    .map((group) => ({ ...group, facts: group.facts.filter(([, value]) => value !== '' && value !== null && value !== undefined) }))
    .filter(({ facts }) => facts.length > 0);
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      {groups.map(({ title, facts }) => (
        <Section key={title} title={title}>
          <dl className="divide-y border-y">
            {facts.map(([name, value]) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        </Section>
      ))}
    </div>
  );
}

function groupsOf(property: Property, money: (amount: number) => string): Group[] {
  const { propertySubType, lotSizeArea, lotSizeUnits, originalListPrice, associationFee, associationFeeFrequency } = property;
  const lot = lotSizeUnits === 'SquareFeet' ? 'sq ft' : lotSizeUnits === 'Acres' ? 'acres' : 'm²';
  return [
    {
      title: 'Listing',
      facts: [
        ['Number', property.listingId || property.listingKey],
        ['Type', TYPE_WORDS[property.propertyType]],
        ['Kind', propertySubType && KIND_WORDS[propertySubType]],
        ['First price', originalListPrice !== null && originalListPrice !== property.listPrice ? money(originalListPrice) : ''],
        ['On the market', property.onMarketDate && calendarDay(property.onMarketDate)],
        ['Changed', shortDate(property.modificationTimestamp)],
        ['Display', displayWords(property)],
      ],
    },
    {
      title: 'Structure',
      facts: [
        ['Bedrooms', property.bedroomsTotal],
        ['Bathrooms', property.bathroomsTotalInteger],
        ['Living area', areaWords(property)],
        ['Storeys', property.stories],
        ['Built', property.yearBuilt],
        ['Garage', property.garageSpaces ? `${property.garageSpaces} ${property.garageSpaces === 1 ? 'car' : 'cars'}` : ''],
        ['Inside', property.interiorFeatures.join(', ')],
        ['Appliances', property.appliances.join(', ')],
      ],
    },
    {
      title: 'Land and outside',
      facts: [
        ['Lot', lotSizeArea === null ? '' : `${count(lotSizeArea)} ${lot}`],
        ['Pool', property.poolPrivateYN ? 'Private' : ''],
        ['Waterfront', property.waterfrontYN ? 'Yes' : ''],
        ['View', property.view.join(', ')],
        ['Outside', property.exteriorFeatures.join(', ')],
      ],
    },
    {
      title: 'Place',
      facts: [
        ['Area', property.subdivisionName],
        ['City', [property.city, property.stateOrProvince, property.postalCode].filter(Boolean).join(', ')],
        ['County', property.countyOrParish],
      ],
    },
    {
      title: 'Terms',
      facts: [
        ['Fee', associationFee === null ? '' : `${money(associationFee)} ${inWords(associationFeeFrequency ?? '').toLowerCase()}`],
        ['Pets', property.petsAllowed.join(', ')],
        ['Tour', property.virtualTourURLUnbranded && <TourLink url={property.virtualTourURLUnbranded} />],
      ],
    },
  ];
}

function displayWords({ internetEntireListingDisplayYN, internetAddressDisplayYN }: Property): string {
  if (!internetEntireListingDisplayYN) return 'Never suggested: the owner forbids it';
  return internetAddressDisplayYN ? 'May be suggested' : 'May be suggested without its address';
}

function TourLink({ url }: { url: string }) {
  if (!/^https?:\/\//.test(url)) return url;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="text-brick underline underline-offset-4">
      Walk through
    </a>
  );
}
