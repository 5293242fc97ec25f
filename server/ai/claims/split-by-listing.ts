import type { PublicProperty } from '../../../shared/property.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { namesOf } from './listing-facts.ts';

/** A part of the prose, and whose facts it is held to: one listing's, several listings', or a gone one's. */
export type Part = { text: string; sentence: string; listing: PublicProperty | null; isGone: boolean };
type Shown = { listings: readonly PublicProperty[]; unavailable: readonly PublicProperty[] };

const PLURAL =
  /\b(these|those|they|them|both|all|each|every|listings|homes|houses|apartments|places|estas?|ambas|todas|cada|viviendas|ces|toutes?|tous|chacun|biens|logements)\b/iu;
const PRONOUN =
  /^(it|its|it['’]s|this (home|house|one|place|apartment|condo|property)|the (house|home|property|place|apartment|condo|townhouse|garage|kitchen|garden)|tiene|es una?|cuenta con|se construyó|il |elle |ce bien|on y trouve)(?![\p{L}])/iu;
const ABOUT_US = /^(we|our|you|your|if|tell|write|answer|would|may|shall|below|nosotros|nuestro|si |díganos|nous|dites|vous)(?![\p{L}])/iu;
const ORDINAL =
  /\bthe (first|second|third|last|former|latter)\b(?= (one|home|house|listing|apartment|condo|place|property)\b| (?:has|is|was|comes|costs|offers)\b)/iu;

/**
 * Splits prose so that every part is held to the listing it speaks of: the one it names, the one "it" goes on about, or
 * the second of the list. A sentence that names two is cut at the names, so that neighbours cannot swap their facts.
 */
export function splitByListing(prose: string, shown: Shown): Part[] {
  let before: PublicProperty | null = null;
  let wasGone = false;
  return prose.split(/\n+/).flatMap((paragraph, at) => {
    let isFirst = at > 0;
    return sentencesOf(paragraph).flatMap((sentence) => {
      const named = partsNaming(sentence, shown);
      const carries = before !== null && !PLURAL.test(sentence) && (isFirst ? PRONOUN.test(sentence) : !ABOUT_US.test(sentence));
      isFirst = false;
      if (named.length > 0) {
        const last = named.at(-1);
        [before, wasGone] = [
          new Set(named.map(({ listing }) => listing)).size === 1 ? (last?.listing ?? null) : null,
          last?.isGone ?? false,
        ];
        return named;
      }
      const counted = byOrdinal(sentence, shown.listings);
      if (counted) {
        [before, wasGone] = [counted, false];
        return [{ text: sentence, sentence, listing: counted, isGone: false }];
      }
      if (!carries) before = ABOUT_US.test(sentence) ? before : null;
      return [{ text: sentence, sentence, listing: carries ? before : null, isGone: carries && wasGone }];
    });
  });
}

type Named = { listing: PublicProperty; isGone: boolean; start: number; end: number };

function partsNaming(sentence: string, { listings, unavailable }: Shown): Part[] {
  const hits = [...listings.map((listing) => ({ listing, isGone: false })), ...unavailable.map((listing) => ({ listing, isGone: true }))]
    .flatMap(({ listing, isGone }) => spansOf(sentence, listing).map((span) => ({ listing, isGone, ...span })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const spans = hits.filter((hit, i) => !hits.slice(0, i).some((other) => other.end > hit.start));
  const [first] = spans;
  if (!first) return [];
  const isShared =
    new Set(spans.map(({ listing }) => listing)).size > 1 &&
    /\b(both|each|all (of them|three|two)?)\b|\bambas\b|\bles deux\b/iu.test(sentence);
  return spans.map((span, i) => {
    const from = i === 0 ? sentence.slice(0, span.start) : '';
    const text = `${from}•${sentence.slice(span.end, spans[i + 1]?.start ?? sentence.length)}`;
    return { text, sentence, listing: isShared ? null : span.listing, isGone: span.isGone };
  });
}

function spansOf(sentence: string, listing: PublicProperty): Pick<Named, 'start' | 'end'>[] {
  const words = sentence.toLowerCase();
  return namesOf(listing).flatMap((name) => {
    const spans: Pick<Named, 'start' | 'end'>[] = [];
    for (let at = words.indexOf(name.toLowerCase()); at >= 0; at = words.indexOf(name.toLowerCase(), at + 1)) {
      // "112 Harbour Street" does not name 12 Harbour Street.
      if (!/[\p{L}\p{N}]/u.test(words[at - 1] ?? ' ')) spans.push({ start: at, end: at + name.length });
    }
    return spans;
  });
}

function byOrdinal(sentence: string, listings: readonly PublicProperty[]): PublicProperty | null {
  const word = ORDINAL.exec(sentence)?.[1]?.toLowerCase();
  if (!word || listings.length < 2) return null;
  const place = { first: 0, former: 0, second: 1, latter: 1, third: 2, last: listings.length - 1 }[word];
  return listings[place ?? 0] ?? null;
}
