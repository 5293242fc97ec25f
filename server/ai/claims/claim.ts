export type ClaimKind =
  | 'money'
  | 'rate'
  | 'area'
  | 'bedrooms'
  | 'bathrooms'
  | 'rooms'
  | 'stories'
  | 'garage'
  | 'sleeps'
  | 'age'
  | 'percent'
  | 'distance'
  | 'time'
  | 'day'
  | 'year'
  | 'address'
  | 'type'
  | 'near'
  | 'number'
  | 'feature';

/** One checkable thing a text says. */
export type Claim = {
  kind: ClaimKind;
  /** A number, or words for an address, a type, a place nearby or a feature. */
  value: number | string;
  /** How exact the words are. */
  tolerance: number;
  words: string;
  /** "no garage": the absence is what is claimed. */
  isNegated?: boolean;
  /** "a month": a price that is paid again and again. */
  isMonthly?: boolean;
  /** Of a fact: it holds only in a sentence that says what it is ("the HOA fee", "before"). */
  only?: RegExp;
};
