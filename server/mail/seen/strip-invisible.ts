/**
 * Characters that take no room on a screen and that a model reads all the same: soft hyphens, zero-width and
 * direction marks, fillers, unassigned variation selectors and the tag block, in which whole sentences can be hidden.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each stands for itself here, joined to nothing
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]+|[\ufe00-\ufe0d]+/gu;
/** Joiners shape Persian, Hindi and emoji; between Latin letters they only break words that a rule looks for. */
const JOINERS = /(?<![^\p{Script=Latin}\p{N}\p{P}\s])[\u200c\u200d]+|[\u200c\u200d]+(?![^\p{Script=Latin}\p{N}\p{P}\s\u200c\u200d])/gu;

/** A text as it looks: without what nobody can see. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(JOINERS, '');
}
