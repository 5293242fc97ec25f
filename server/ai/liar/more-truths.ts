import { type Truth, truthsOf } from './truths.ts';

/** Written after the gates, to see what they say of words they were not made for. */
export const MORE_TRUTHS: Truth[] = [
  ...truthsOf(
    'en',
    `
    Good news on 12 Harbour Street: it is still on the market at $500,000.
    Here is what I can tell you about 12 Harbour Street: three bedrooms, two baths, and a fireplace.
    12 Harbour Street went on the market at $520,000 and is now listed at $500,000.
    Built in 1998, 12 Harbour Street offers 1,850 square feet over two floors.
    12 Harbour Street gives you three bedrooms and a deck for half a million dollars.
    Compared with 12 Harbour Street, 14 Harbour Street is larger and seven years newer.
    14 Harbour Street ticks the bedroom box with four, but it comes without a pool.
    The condo at 14 Harbour Street carries a monthly association fee of $310.
    If pets are part of the family plan, 14 Harbour Street will not work, since the listing says no pets.
    I checked on 16 Harbour Street: that one has sold.
    We would happily set up a visit to 12 Harbour Street for you.
    You can leave your car in the garage at 12 Harbour Street.
    The garage of 12 Harbour Street takes one car.
    From what you wrote, the number of bedrooms comes first.
    Let me know whether the missing pool is a deal-breaker.
    Neither listing shows a pool, so I did not want to pass that over.
    A colleague can walk you through the details of both homes.
    Your maximum of $650,000 covers both of them.
    The listing for 14 Harbour Street mentions a balcony.
    I can keep an eye on Orchard Falls for you.
    Should something with a pool come up, you will be the first to hear.
    12 Harbour Street is a single-family house; 14 Harbour Street is a condominium.
    Both come with a dishwasher and a fireplace.
    The lot at 12 Harbour Street measures 6,000 square feet.
    With 2,100 square feet, 14 Harbour Street has the most space.
    Our office opens at nine in the morning on weekdays.
    Our office closes at five o'clock.
    12 Harbour Street was listed at $520,000 before the price was cut.
    At half a million, 12 Harbour Street costs less than your limit of $650K.
    12 Harbour Street is a 3/2.
    Bedrooms at 12 Harbour Street: three.
    Questions about taxes or rental licences are for a lawyer or an adviser.
    If you would like to see 12 Harbour Street, tell us which days suit you.
    You can visit our office on Monday or on any weekday until five.
    You can see that 12 Harbour Street, at 1,850 sq ft, is the smaller one.
    You can see all the photos of 12 Harbour Street below.
    Both homes are among those that we have on offer in Harbour and Mill Hill.
    `,
  ),
  ...truthsOf(
    'es',
    `
    12 Harbour Street es una vivienda unifamiliar de 1998 con garaje.
    Por $500,000, 12 Harbour Street queda por debajo de su límite de $650,000.
    14 Harbour Street ofrece cuatro habitaciones y un balcón.
    Sobre 16 Harbour Street: ya no está a la venta.
    Con gusto le organizamos una visita.
    Ninguna de las dos tiene piscina.
    ¿Prefiere una casa o un apartamento?
    La segunda es un poco más grande.
    Díganos qué día le viene bien y un compañero le enseñará la casa.
    El anuncio de 12 Harbour Street menciona una chimenea.
    `,
  ),
  ...truthsOf(
    'fr',
    `
    12 Harbour Street est une maison individuelle de 1998 avec garage.
    À $500,000, 12 Harbour Street reste en dessous de votre budget de $650,000.
    14 Harbour Street offre quatre chambres et un balcon.
    Concernant 16 Harbour Street : ce bien n'est plus en vente.
    Nous organiserons volontiers une visite pour vous.
    Aucun des deux biens n'a de piscine.
    Préférez-vous une maison ou un appartement ?
    Le second est un peu plus grand.
    Dites-nous quel jour vous convient et un collègue vous fera visiter la maison.
    L'annonce de 12 Harbour Street mentionne une cheminée.
    `,
  ),
];
