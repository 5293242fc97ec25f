import type { Stage } from '../../../shared/contact.ts';
import type { NewContact } from '../../contacts/add-contacts.ts';
import { blankContact } from '../../contacts/blank-contact.ts';
import { diceFrom } from './catalogue.ts';
import { wishesOf } from './people-wishes.ts';

const FIRST = [
  'Amara',
  'Bruno',
  'Celia',
  'Dmitri',
  'Elena',
  'Farid',
  'Greta',
  'Hiro',
  'Imani',
  'Jonah',
  'Katya',
  'Liam',
  'Mei',
  'Nadia',
  'Omar',
  'Paula',
  'Quinn',
  'Rosa',
  'Samir',
  'Tess',
];
const LAST = [
  'Abbott',
  'Bianchi',
  'Calloway',
  'Dufresne',
  'Eriksen',
  'Fontaine',
  'Gallagher',
  'Hoang',
  'Ibarra',
  'Jensen',
  'Kowalski',
  'Larsen',
  'Moreau',
  'Nakamura',
  'Oyelaran',
  'Pereira',
  'Rasmussen',
  'Santoro',
  'Takahashi',
  'Vasquez',
];
const DOMAINS = ['inbox.example', 'post.example', 'mailbox.example', 'webmail.example'];
const STAGES: Stage[] = ['new', 'new', 'engaged', 'engaged', 'nurture', 'nurture', 'nurture', 'hot', 'active', 'closed', 'not_interested'];
const SOURCES = ['Website', 'Open house', 'Referral', 'HomeHarbor', 'Spring fair'];
const DAY_MS = 86_400_000;

/** Everybody who signed up for news: the audience of the campaign that is ready to send. */
export const NEWS_TAG = 'spring-news';
const PEOPLE = 200;

/** The two hundred contacts a brokerage of this size has, the same ones every time. None of them is in the cast. */
export function buildPeople(now: Date): NewContact[] {
  return Array.from({ length: PEOPLE }, (_, at) => buildPerson(at, now));
}

function buildPerson(at: number, now: Date): NewContact {
  const dice = diceFrom(7000 + at);
  const firstName = FIRST[at % FIRST.length] ?? '';
  // 20 × 20 names, walked diagonally: two hundred different ones.
  const lastName = LAST[(at + Math.floor(at / FIRST.length) * 3) % LAST.length] ?? '';
  const domain = DOMAINS[dice(0, DOMAINS.length - 1)];
  const stage = STAGES[dice(0, STAGES.length - 1)] ?? 'new';
  const firstSeenAt = new Date(now.getTime() - dice(10, 700) * DAY_MS);
  const isSeller = dice(0, 5) === 0;
  const contactTypes: NewContact['contactTypes'] = isSeller ? ['Seller'] : [dice(0, 4) === 0 ? 'Tenant' : 'Buyer'];
  return {
    ...blankContact({ email: `${firstName}.${lastName}@${domain}`, name: `${firstName} ${lastName}`, now: firstSeenAt }),
    mobilePhone: `+1 207 555 ${String(1000 + at).slice(-4)}`,
    contactTypes,
    leadSource: SOURCES[dice(0, SOURCES.length - 1)] ?? '',
    stage,
    stageAt: new Date(Math.max(firstSeenAt.getTime(), now.getTime() - ((at * 7) % 60) * DAY_MS)),
    qualification: wishesOf(contactTypes, { at, saidAt: firstSeenAt }),
    tags: [...(at % 3 === 0 ? [NEWS_TAG] : []), ...(isSeller ? ['owner'] : [])],
    lastInboundAt: stage === 'new' ? null : new Date(firstSeenAt.getTime() + dice(1, 9) * DAY_MS),
  };
}
