import type { AudienceFilter } from '../../../shared/audience.ts';
import { inWords } from './format.ts';
import { languageName } from './language-name.ts';

type Names = {
  /** Whole money in the brokerage's currency. */
  money(amount: number): string;
  /** A user's name by id; null is nobody. */
  owner(ownerId: string | null): string;
  campaign(campaignId: string): string;
};

const either = (values: readonly string[]) =>
  values.length < 3 ? values.join(' or ') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

/** What became of a campaign, said of a contact. */
const PASTS = {
  sent: 'got',
  not_sent: 'did not get',
  replied: 'answered',
  not_replied: 'got and did not answer',
} as const;

/** A filter as one sentence about people: `Everybody who is Hot, has the tag lake and looks in Mill Hill`. */
export function audienceWords(filter: AudienceFilter, names: Names): string {
  const parts = audienceParts(filter, names);
  if (parts.length === 0) return 'Everybody';
  return `Everybody who ${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`;
}

/** Each condition by itself, in the order of the sentence. */
function audienceParts(filter: AudienceFilter, names: Names): string[] {
  const parts: string[] = [];
  const say = <T>(values: readonly T[] | undefined, words: (values: readonly T[]) => string) => {
    if (values && values.length > 0) parts.push(words(values));
  };
  if (filter.contactIds) parts.push(`is one of ${filter.contactIds.length} chosen by hand`);
  say(filter.contactTypes, (types) => `is a ${either(types)}`);
  say(filter.stages, (stages) => `stands at ${either(stages.map(inWords))}`);
  say(filter.tags, (tags) => `has the tag ${either(tags)}`);
  say(filter.withoutTags, (tags) => `has not the tag ${either(tags)}`);
  say(filter.areas, (areas) => `looks in ${either(areas)}`);
  if (filter.budget?.min !== undefined) parts.push(`would spend ${names.money(filter.budget.min)} or more`);
  if (filter.budget?.max !== undefined) parts.push(`would spend at most ${names.money(filter.budget.max)}`);
  say(filter.engagement, (states) => either(states.map((state) => ENGAGED[state])));
  if (filter.lastContact?.withinDays) parts.push(`was in touch within ${filter.lastContact.withinDays} days`);
  if (filter.lastContact?.notWithinDays) parts.push(`was not in touch for ${filter.lastContact.notWithinDays} days`);
  if (filter.lastContact?.after) parts.push(`was in touch after ${filter.lastContact.after.toDateString()}`);
  if (filter.lastContact?.before) parts.push(`was last in touch before ${filter.lastContact.before.toDateString()}`);
  if (filter.listing) parts.push(listingWords(filter.listing));
  if (filter.campaign) {
    const { campaignId, was } = filter.campaign;
    parts.push(`${PASTS[was]} ${campaignId ? `“${names.campaign(campaignId)}”` : 'a campaign of ours'}`);
  }
  say(filter.ownerIds, (owners) => `belongs to ${either(owners.map(names.owner))}`);
  say(filter.sources, (sources) => `came from ${either(sources)}`);
  say(filter.languages, (languages) => `reads ${either(languages.map(languageName))}`);
  say(filter.consent, (states) => `is ${either(states)}`);
  if (filter.search) parts.push(`is found by “${filter.search}”`);
  return parts;
}

const ENGAGED = {
  active: 'wrote to us in the last 30 days',
  quiet: 'wrote to us once, but not in the last 30 days',
  silent: 'never wrote to us',
} as const;

function listingWords({ listingKey, preference }: NonNullable<AudienceFilter['listing']>): string {
  if (!preference) return `was sent ${listingKey}`;
  return { Favorite: `liked ${listingKey}`, Possibility: `may want ${listingKey}`, Discard: `turned ${listingKey} down` }[preference];
}
