import type { IncomingMail } from '../../inbox/incoming-mail.ts';

type Sender = { source: string; domain: RegExp; brand?: RegExp };

/** Portals, known by the domain they write from. Their brand in a stranger's mouth is a look-alike. */
const PORTALS: Sender[] = [
  { source: 'Zillow', domain: /(^|\.)zillow(mail|rentals)?\.com$/, brand: /z[i1l]{3}[o0]w/i },
  { source: 'StreetEasy', domain: /(^|\.)streeteasy\.com$/, brand: /street ?easy/i },
  { source: 'Realtor.com', domain: /(^|\.)(realtor|move)\.com$/, brand: /real[t7][o0]r[-. ]?com\b/i },
  { source: 'Homes.com', domain: /(^|\.)(homes|homesnap)\.com$/, brand: /(^|[^a-z])h[o0]mes[-. ]com\b/i },
  { source: 'Apartments.com', domain: /(^|\.)apartments\.com$/, brand: /apartments[-. ]com\b/i },
  { source: 'Trulia', domain: /(^|\.)trulia\.com$/, brand: /tru[l1][i1]a/i },
  { source: 'HotPads', domain: /(^|\.)hotpads\.com$/, brand: /h[o0]t ?pads/i },
  { source: 'Redfin', domain: /(^|\.)redfin\.com$/, brand: /redf[i1]n/i },
  { source: 'Instagram', domain: /(^|\.)mail\.instagram\.com$/, brand: /[i1]nstagram/i },
  { source: 'Facebook', domain: /(^|\.)(facebookmail|facebook)\.com$/, brand: /faceb[o0]{2}k/i },
];

/** Who passes leads on for others: lead managers, form services, connectors. They may name any portal as the source. */
const CARRIERS: Sender[] = [
  { source: 'Follow Up Boss', domain: /(^|\.)followupboss\.(com|me)$/ },
  {
    source: 'a lead manager',
    domain: /(^|\.)(kvcore|boomtownroi|cincpro|realgeeks|ylopo|sierrainteractive|liondesk|lofty|wiseagent)\.com$/,
  },
  { source: 'Facebook', domain: /(^|\.)(leadsync\.me|leadsbridge\.com|zapiermail\.com|zapier\.com|make\.com)$/ },
  { source: 'Website', domain: /(^|\.)(formspree\.io|formsubmit\.co|getform\.io|web3forms\.com|netlify\.com|wix-?forms\.com|wix\.com)$/ },
  {
    source: 'Website',
    domain: /(^|\.)(squarespace\.(info|com)|webflow\.com|jotform\.com|typeform\.com|weebly\.com|idxbroker\.com|elfsight\.com)$/,
  },
];

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Through these a portal passes on what is written to them: the customer's own address, as far as we are concerned. */
export const isRelay = (address: string) => /@convo\.(zillow|trulia|hotpads)\.com$/.test(address);

/** The portal or carrier that wrote a mail, by its domain. */
export function knownSender({ from }: Pick<IncomingMail, 'from'>): { source: string; isCarrier: boolean } | null {
  const domain = domainOf(from.address);
  const portal = PORTALS.find((each) => each.domain.test(domain));
  if (portal) return { source: portal.source, isCarrier: false };
  const carrier = CARRIERS.find((each) => each.domain.test(domain));
  return carrier ? { source: carrier.source, isCarrier: true } : null;
}

/** The portal that a mail claims by its sender's name or domain without being of it: `Zillow <leads@zi11ow.example>`. */
export function pretendedPortal({ from }: Pick<IncomingMail, 'from'>): string | null {
  if (knownSender({ from })) return null;
  const domain = domainOf(from.address);
  return PORTALS.find(({ brand }) => brand?.test(from.name) || brand?.test(domain))?.source ?? null;
}

/** The portal a text names as its source. */
export function namedPortal(source: string): string | null {
  return PORTALS.find(({ brand }) => brand?.test(source))?.source ?? null;
}

/** The form on the brokerage's own site writes from its own domain, or even from its own address. */
export function isOwnSite({ from, ownAddresses }: Pick<IncomingMail, 'from' | 'ownAddresses'>): boolean {
  return ownAddresses.some((own) => domainOf(own) === domainOf(from.address) && !SHARED.test(domainOf(own)));
}

/** At these everybody has an address. */
const SHARED = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|web|proton(mail)?|mail|zoho)\.[a-z.]{2,6}$/;
