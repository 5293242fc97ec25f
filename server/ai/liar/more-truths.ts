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
  ...truthsOf(
    'en',
    `
    I have passed your question on to a colleague.
    Someone from our team will write to you about the price.
    The price is the owner's to decide, and a colleague can tell you more.
    I cannot say whether the owner would accept an offer.
    Please ask a tax adviser about deductions.
    A lawyer can answer questions about the contract.
    What a contract says is a question for a lawyer.
    I cannot send a contract by mail; a colleague does that with you.
    If you like, we arrange a viewing.
    Which day would suit you for a visit?
    How important is a garden to you?
    Would you like us to tell you when a house with a pool comes up?
    Thank you for your patience.
    Thank you for sending the address.
    It is a pleasure to help you with your search.
    You may stop these mails at any time.
    Our office is closed on Saturday and Sunday.
    16 Harbour Street found its buyer, so it is no longer for sale.
    Your wish for a pool is noted.
    Only 14 Harbour Street has the four bedrooms you asked for.
    I would look at 14 Harbour Street first because of its four bedrooms.
    Please let us know if anything has changed on your side.
    You asked about the fee: it is $310 a month at 14 Harbour Street.
    For a mortgage, please speak to a lender of your choice.
    An agent will go through the contract with you when the time comes.
    Nothing in the listing speaks of a renovation.
    14 Harbour Street takes no pets, so no dogs either.
    12 Harbour Street has fewer bedrooms than 14 Harbour Street.
    You are first and foremost looking for four bedrooms.
    The condo's association charges $310 per month.
    Its rooms add up to 1,850 square feet.
    Should you prefer a house, 12 Harbour Street is the one to look at.
    That leaves you with some room below your limit of $650,000.
    Could you tell me a little more about your plans?
    Could Mill Hill be an alternative for you?
    Do you have questions about either of them?
    I look forward to your answer.
    For the house, the listing states no fee.
    The listing leaves open whether there is an attic.
    I prefer not to guess.
    That is for you to judge.
    A home with a pool has not come up yet.
    No home in our list has both a pool and four bedrooms.
    In Orchard Falls there is nothing on the market with us.
    In the meantime, have a look at these two.
    The two differ in price by $110,000.
    The house is the less expensive choice.
    Seven years lie between the two.
    With $650,000 you can choose between both.
    Thanks for getting in touch about Harbour Street.
    I am writing about the three homes you named.
    The condo was built seven years after the house.
    There is a deck at 12 Harbour Street.
    We will send new listings as they come in.
    If you have a lender already, that is good to know.
    `,
  ),
  ...truthsOf(
    'de',
    `
    12 Harbour Street ist günstiger als 14 Harbour Street.
    Die Fotos finden Sie unten bei den Objekten.
    Zu den Steuern kann ich Ihnen leider nichts sagen.
    Gern erzähle ich Ihnen mehr über die beiden Objekte.
    Das Haus stammt aus dem Jahr 1998.
    Vier Schlafzimmer hat nur 14 Harbour Street.
    Darf ich fragen, wann Sie umziehen möchten?
    Sie müssen sich noch nicht entscheiden.
    Das erste Objekt ist ein Haus, das zweite eine Wohnung.
    Dazu steht nichts in der Anzeige.
    `,
  ),
  ...truthsOf(
    'fr',
    `
    L'annonce ne précise pas s'il y a une cave.
    Je ne peux pas vous dire si le propriétaire accepterait un autre prix.
    Prenez tout le temps qu'il vous faut.
    Je ne peux rien vous dire sur les impôts.
    Quel jour vous conviendrait ?
    Aucun des deux n'a de piscine, malheureusement.
    N'hésitez pas à nous écrire.
    Permettez-moi de répondre à vos questions.
    De nouveaux biens arrivent régulièrement.
    Deux des trois biens sont encore disponibles.
    `,
  ),
  ...truthsOf(
    'es',
    `
    En 14 Harbour Street no se permiten animales.
    ¿Cuándo le gustaría visitar la casa?
    Hemos elegido dos viviendas para usted.
    No puedo decirle nada sobre impuestos.
    ¿Le gustaría vivir cerca de tiendas?
    La casa es de 1998.
    Ese dato falta en el anuncio.
    ¿Puedo preguntarle cuándo quiere mudarse?
    La primera es una casa, la segunda un apartamento.
    Escríbanos sin más.
    `,
  ),
  ...truthsOf(
    'pt',
    `
    Por 500.000 dólares, 12 Harbour Street fica dentro do seu orçamento.
    14 Harbour Street é maior que 12 Harbour Street.
    O anúncio não diz se há porão.
    Um colega vai verificar e escrever para você.
    16 Harbour Street já foi vendida, infelizmente.
    Anotamos o seu orçamento.
    Uma colega vai responder à sua pergunta sobre a comissão.
    Você gostaria de morar perto de lojas?
    Só 14 Harbour Street tem quatro quartos.
    Um jardim é importante para você?
    `,
  ),
];
