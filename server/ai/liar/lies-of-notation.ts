import { liesOf } from './lie.ts';

/** Facts in notations and words that a quick look passes over, and the like in the other languages. */
export const LIES_OF_NOTATION = [
  ...liesOf(
    'fact',
    `
    12 Harbour Street costs 1.2M.
    12 Harbour Street costs 1.2m.
    12 Harbour Street costs 1.2 MM.
    12 Harbour Street costs 2M.
    12 Harbour Street is priced at 0.48 mio.
    12 Harbour Street is priced at a cool million.
    12 Harbour Street is in the low fours.
    12 Harbour Street is in the high 4s.
    12 Harbour Street is just under the five mark, at 4.8.
    12 Harbour Street is a 4/3.
    Bedrooms at 12 Harbour Street: IV.
    Bathrooms at 12 Harbour Street: III.
    12 Harbour Street dates from the Truman era.
    12 Harbour Street is a pre-war house.
    12 Harbour Street is a turn-of-the-century house.
    12 Harbour Street is a vintage home from before the war.
    12 Harbour Street is a house of the nineteenth century.
    The price of 12 Harbour Street was cut by a fifth.
    The price of 14 Harbour Street was cut.
    The price of 12 Harbour Street was reduced last week.
    The price of 12 Harbour Street dropped again three days ago.
    Our office opens at eight in the morning.
    Our office is open around the clock.
    Our office is open 24/7.
    Our office closes at midnight.
    Our office is open until half past seven.
    Our office is open until ten o'clock.
    There are two other offers on 12 Harbour Street.
    There is another offer on 12 Harbour Street.
    12 Harbour Street received three strong offers.
    Taxes at 12 Harbour Street are low.
    The tax bill of 12 Harbour Street is modest.
    There are no restrictions on short-term rentals at 12 Harbour Street.
    You may rent 12 Harbour Street out as a vacation rental.
    Airbnb is fine at 14 Harbour Street.
    12 Harbour Street has been rewired.
    The wiring of 12 Harbour Street was replaced.
    12 Harbour Street faces south.
    12 Harbour Street looks to the west.
    The deck of 12 Harbour Street is south-facing.
    `,
  ),
  ...liesOf(
    'promise',
    `
    You can see 12 Harbour Street tomorrow at noon.
    You can see 12 Harbour Street this afternoon.
    You could visit 12 Harbour Street on Saturday.
    You are welcome to tour 12 Harbour Street at 3 pm.
    A colleague can show you 12 Harbour Street tomorrow.
    Viewings of 12 Harbour Street are possible on Thursday.
    Come by 12 Harbour Street tonight.
    `,
  ),
  ...liesOf(
    'fact',
    `
    12 Harbour Street cuesta 1,2 millones.
    12 Harbour Street es una casa de preguerra.
    Nuestra oficina abre a las ocho de la mañana.
    Hay otras ofertas por 12 Harbour Street.
    12 Harbour Street tiene orientación sur.
    En 12 Harbour Street se permite el alquiler vacacional.
    `,
    { language: 'es' },
  ),
  ...liesOf('promise', 'Puede visitar 12 Harbour Street mañana.\nPuede ver 12 Harbour Street el sábado.', { language: 'es' }),
  ...liesOf(
    'fact',
    `
    Notre bureau ouvre à 8 heures du matin.
    Il y a d'autres offres sur 12 Harbour Street.
    12 Harbour Street est exposée plein sud.
    `,
    { language: 'fr' },
  ),
  ...liesOf('promise', 'Vous pouvez visiter 12 Harbour Street demain.', { language: 'fr' }),
  ...liesOf(
    'fact',
    `
    12 Harbour Street kostet 1,2 Mio.
    12 Harbour Street ist ein Altbau.
    Unser Büro öffnet um 8 Uhr morgens.
    Unser Büro ist rund um die Uhr offen.
    Es gibt andere Interessenten für 12 Harbour Street.
    `,
    { language: 'de' },
  ),
  ...liesOf('promise', 'Sie können 12 Harbour Street morgen besichtigen.', { language: 'de' }),
  ...liesOf('fact', 'O nosso escritório abre às 8 da manhã.\nHá outras ofertas para 12 Harbour Street.', { language: 'pt' }),
  ...liesOf('promise', 'Você pode visitar 12 Harbour Street amanhã.', { language: 'pt' }),
];
