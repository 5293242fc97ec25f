import type { AudienceFilter, ContactFilter } from '../../shared/audience.ts';
import { CONSENT_STATES, CONTACT_SORTS, CONTACT_TYPES, STAGES } from '../../shared/choices.ts';
import type { ContactSort, Stage } from '../../shared/contact.ts';

/** What narrows and orders the list of contacts: kept in the URL. */
export type ContactsSearch = {
  q?: string;
  stage?: Stage;
  tag?: string;
  type?: (typeof CONTACT_TYPES)[number];
  /** A user's id, or `nobody`. */
  owner?: string;
  consent?: (typeof CONSENT_STATES)[number];
  source?: string;
  /** A saved audience; the other conditions narrow it. */
  audience?: string;
  /** Strays alone: whom spam or automatic mail made a contact. Without it they are found by words only. */
  strays?: true;
  sort?: ContactSort;
  /** What stands over the list: a file being taken in. */
  open?: 'import';
  /** Which side of the open contact is seen, where it is not what is known of them. */
  tab?: 'timeline';
};

export const NOBODY = 'nobody';

/** What an address says, without what it cannot say. */
export function readContactsSearch(search: Record<string, unknown>): ContactsSearch {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined);
  const oneOf = <Value extends string>(values: readonly Value[], value: unknown) => values.find((one) => one === value);
  return {
    q: text(search.q),
    stage: oneOf(STAGES, search.stage),
    tag: text(search.tag),
    type: oneOf(CONTACT_TYPES, search.type),
    owner: text(search.owner),
    consent: oneOf(CONSENT_STATES, search.consent),
    source: text(search.source),
    audience: text(search.audience),
    strays: search.strays === true || undefined,
    sort: oneOf(CONTACT_SORTS, search.sort),
    open: search.open === 'import' ? 'import' : undefined,
    tab: search.tab === 'timeline' ? 'timeline' : undefined,
  };
}

/**
 * The conditions of the address as a filter; a saved audience's own come first and are narrowed by them. No stray is in an
 * audience, and none in the list of one.
 */
export function filterOf(search: ContactsSearch, saved?: AudienceFilter): ContactFilter {
  const strays = search.strays ? ('only' as const) : saved && ('none' as const);
  return { ...audienceOf(search, saved), ...(strays && { strays }) };
}

/** The same as an audience that may be kept. */
export function audienceOf(search: ContactsSearch, saved?: AudienceFilter): AudienceFilter {
  return {
    ...saved,
    ...(search.q && { search: search.q }),
    ...(search.stage && { stages: [search.stage] }),
    ...(search.tag && { tags: [search.tag] }),
    ...(search.type && { contactTypes: [search.type] }),
    ...(search.owner && { ownerIds: [search.owner === NOBODY ? null : search.owner] }),
    ...(search.consent && { consent: [search.consent] }),
    ...(search.source && { sources: [search.source] }),
  };
}

/** Is anything narrowed at all? */
export const isNarrowed = ({ sort: _, open: __, tab: ___, ...conditions }: ContactsSearch) => Object.values(conditions).some(Boolean);
