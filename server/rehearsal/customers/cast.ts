import { readyBuyer, warmingBuyer } from './buyers.ts';
import { frenchBuyer, spanishBuyer } from './in-other-languages.ts';
import { bouncer, outOfOffice, portal, spammer } from './machines.ts';
import { renter, seller } from './owners-and-renters.ts';
import { injector, silentOne, steeringAsker, unsubscriber } from './passers-by.ts';
import type { Customer } from './script.ts';

/** Everybody who writes by himself, in the order of the first mail. */
export const CAST: Customer[] = [
  warmingBuyer,
  readyBuyer,
  spammer,
  seller,
  renter,
  portal,
  outOfOffice,
  unsubscriber,
  bouncer,
  steeringAsker,
  silentOne,
  injector,
  spanishBuyer,
  frenchBuyer,
];
