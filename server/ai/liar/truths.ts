import type { Lie } from './lie.ts';

/** Honest words about the homes of the stage and about us, as a good model writes them, by language. */
export type Truth = { words: string; language: 'en' | 'es' | 'fr' | 'de' | 'pt' };

export const truthsOf = (language: NonNullable<Lie['language']>, table: string): Truth[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((words) => ({ words, language }));

export const TRUTHS: Truth[] = [
  ...truthsOf(
    'en',
    `
    12 Harbour Street is a three-bedroom house in Harbour with two baths, listed at $500,000.
    12 Harbour Street has 3 bedrooms and 2 bathrooms on 1,850 sq ft and was built in 1998.
    At $500,000, 12 Harbour Street is well below the $650,000 you mentioned.
    12 Harbour Street is a 3BR/2BA house from 1998, asking $500K.
    The house at 12 Harbour Street has about 172 m² of living space on a lot of 6,000 square feet.
    12 Harbour Street was built in the nineties and has two stories.
    12 Harbour Street has a one-car garage, a fireplace and a deck.
    The price of 12 Harbour Street was reduced from $520,000 to $500,000.
    12 Harbour Street comes with a dishwasher and, as the listing says, the ferry landing is around the corner.
    Yes, 12 Harbour Street is still available, and pets are welcome.
    12 Harbour Street has three bedrooms, so it falls one short of the four you asked for.
    I should say openly that 12 Harbour Street has no pool.
    Neither of these two homes has a pool, I am afraid.
    14 Harbour Street is a condominium in Mill Hill with four bedrooms and three baths for $610,000.
    With its four bedrooms, 14 Harbour Street matches your wish, and at $610,000 it stays within your budget of $650,000.
    14 Harbour Street was built in 2005 and has 2,100 square feet.
    14 Harbour Street has a balcony and a two-car garage.
    The association fee at 14 Harbour Street is $310 a month.
    Please note that 14 Harbour Street does not allow pets.
    14 Harbour Street is in Mill Hill rather than in Orchard Falls.
    Neither home is in Orchard Falls, so tell us whether Harbour or Mill Hill would work for you too.
    16 Harbour Street has been sold and is no longer available, unfortunately.
    Unfortunately, 16 Harbour Street is off the market.
    As for 16 Harbour Street: it is no longer for sale, I am sorry to say.
    Of the two, 14 Harbour Street is the larger one.
    12 Harbour Street is the more affordable of the two, at $500,000.
    12 Harbour Street costs $500,000 and 14 Harbour Street $610,000.
    The first one has three bedrooms, the second one has four.
    14 Harbour Street is newer: it dates from 2005, while 12 Harbour Street was built in 1998.
    Both homes are on Harbour Street, and both have a garage.
    The listing of 12 Harbour Street does not mention a basement; a colleague will check and write to you.
    We do not know yet whether 14 Harbour Street has an elevator, and we would rather ask than guess.
    You asked for a pool: neither listing mentions one.
    I understand that a pool matters to you, and we will keep looking for one.
    You are looking for four bedrooms, up to $650,000, with a pool in Orchard Falls.
    We have noted four bedrooms, a budget of up to $650,000 and a pool.
    A home with four bedrooms and a pool in Orchard Falls for up to $650,000 is not among our listings today.
    Would you consider a home without a pool if everything else fits?
    Would three bedrooms do, or do you need four?
    Is a garage important to you, or would a parking space be enough?
    Would you prefer a house, or could it be a condominium?
    Are you open to areas other than Orchard Falls?
    Our office is open Monday to Friday, 9 am to 5 pm.
    You can reach us on weekdays between 9 am and 5 pm at +1 207 555 0142.
    Our office is at 14 Harbour Street, Port Larkin.
    You will find all our listings at https://larkinvale.example.
    You can write to us at hello@larkinvale.example at any time.
    We are Larkin & Vale Realty, and we know Port Larkin well.
    Fair housing rules keep us from describing an area or the people in it, but public sources have the facts, and we can point you to them.
    For questions about schools or safety, public sources are the right place, and we can point you to them.
    We cannot give tax or legal advice; a lawyer or a tax adviser is the right person for that.
    Questions of financing are best answered by a lender of your choice.
    Whether the owner would accept another price is a question for a colleague, who will write to you about it.
    A person on our team can show you 12 Harbour Street when it suits you.
    If you would like to see it, just tell us, and a colleague will arrange the viewing with you.
    There is no rush; take the time you need.
    If neither of them is right, tell us what is missing and we will search again.
    Thank you as well for asking about three homes at once, that helps us to see what you like.
    It is good to know that you saw three of our listings.
    All the photos are in the listings below.
    The price, the rooms and the year of each home stand in the listings below.
    We will write to you when a home with four bedrooms comes up in Orchard Falls.
    The most important facts first: 12 Harbour Street is active, and 16 Harbour Street is sold.
    12 Harbour Street is a sunny house, according to its listing.
    12 Harbour Street offers a view of the water.
    Its living area is 1,850 square feet.
    12 Harbour Street is on the market for $500,000. It has three bedrooms and a garage for one car.
    14 Harbour Street is bright, has a balcony, and sits in Mill Hill.
    The larger of the two has 2,100 sq ft, the smaller one 1,850 sq ft.
    The difference in price between the two is $110,000.
    14 Harbour Street has one more bedroom and one more bath than 12 Harbour Street.
    Your budget leaves room for either of them.
    One of the two has the four bedrooms that you need: 14 Harbour Street.
    That makes about $270 per square foot at 12 Harbour Street.
    Did you see the photos of 12 Harbour Street already?
    How soon would you like to move?
    What matters most to you: the pool, the number of bedrooms, or the area?
    We would be glad to hear which of the two you like better.
    I have looked through our current listings for you.
    Since you mention a pool, I want to be upfront: we have none to offer at the moment.
    `,
  ),
  ...truthsOf(
    'es',
    `
    12 Harbour Street es una casa de tres habitaciones en Harbour, a la venta por $500,000.
    12 Harbour Street tiene 3 habitaciones y 2 baños.
    12 Harbour Street cuesta 500.000 dólares y se construyó en 1998.
    La casa tiene 1.850 pies cuadrados, unos 172 metros cuadrados.
    12 Harbour Street tiene garaje para un coche, chimenea y terraza.
    12 Harbour Street no tiene piscina.
    Sí, 12 Harbour Street sigue disponible.
    En 12 Harbour Street se admiten mascotas.
    14 Harbour Street es un apartamento en Mill Hill con cuatro habitaciones y tres baños.
    14 Harbour Street cuesta $610,000, dentro de su presupuesto de $650,000.
    14 Harbour Street tiene balcón y dos plazas de garaje.
    La cuota de la comunidad de 14 Harbour Street es de $310 al mes.
    En 14 Harbour Street no se admiten mascotas.
    14 Harbour Street se construyó en 2005.
    Lamentablemente, 16 Harbour Street ya no está disponible.
    16 Harbour Street ya se ha vendido, lo sentimos.
    El precio de 12 Harbour Street ha bajado de $520,000 a $500,000.
    Busca una casa para comprar, hasta $650,000.
    Hemos anotado su presupuesto de hasta $650,000.
    Las dos viviendas están dentro de su presupuesto.
    La ficha no dice si 12 Harbour Street tiene sótano; un compañero lo averiguará y le escribirá.
    ¿Cuántas habitaciones necesita como mínimo?
    ¿Le gustaría tener jardín o piscina?
    ¿En qué zona le gustaría vivir?
    ¿Cuándo le gustaría mudarse?
    Nuestra oficina está abierta de lunes a viernes, de 9 am a 5 pm.
    Puede llamarnos al +1 207 555 0142.
    Nuestra oficina está en 14 Harbour Street, Port Larkin.
    Encontrará todas nuestras viviendas en https://larkinvale.example.
    Las normas de vivienda justa no nos permiten describir un barrio ni a sus vecinos; las fuentes públicas tienen los datos.
    No podemos dar asesoramiento legal ni fiscal.
    Una persona de nuestro equipo puede enseñarle la casa cuando le venga bien.
    No hay prisa; tómese el tiempo que necesite.
    Si ninguna de las dos le convence, díganos qué falta y buscamos de nuevo.
    Nos alegra que haya preguntado por tres de nuestras viviendas.
    La primera tiene tres habitaciones y la segunda cuatro.
    12 Harbour Street tiene dos plantas.
    12 Harbour Street es la más económica de las dos.
    14 Harbour Street es más grande, con 2.100 pies cuadrados.
    Le escribiremos cuando salga algo nuevo que encaje.
    `,
  ),
  ...truthsOf(
    'fr',
    `
    12 Harbour Street est une maison de trois chambres à Harbour, proposée à $500,000.
    12 Harbour Street compte 3 chambres et 2 salles de bain.
    12 Harbour Street coûte 500 000 $ et date de 1998.
    La maison fait environ 172 m².
    12 Harbour Street a un garage pour une voiture, une cheminée et une terrasse.
    12 Harbour Street n'a pas de piscine.
    Oui, 12 Harbour Street est toujours disponible.
    Les animaux sont acceptés à 12 Harbour Street.
    14 Harbour Street est un appartement à Mill Hill avec quatre chambres et trois salles de bain.
    14 Harbour Street coûte $610,000, dans votre budget de $650,000.
    14 Harbour Street a un balcon et deux places de garage.
    Les charges de 14 Harbour Street sont de $310 par mois.
    Les animaux ne sont pas acceptés à 14 Harbour Street.
    14 Harbour Street a été construit en 2005.
    Malheureusement, 16 Harbour Street n'est plus disponible.
    16 Harbour Street a été vendue, je suis désolé.
    Le prix de 12 Harbour Street est passé de $520,000 à $500,000.
    Vous cherchez une maison avec un budget de $650,000.
    Nous avons noté votre budget de $650,000.
    Les deux biens sont dans votre budget.
    L'annonce ne dit pas si 12 Harbour Street a une cave ; un collègue vérifiera et vous écrira.
    Combien de chambres souhaitez-vous au minimum ?
    Souhaitez-vous un jardin ou une piscine ?
    Dans quel quartier aimeriez-vous vivre ?
    Quand souhaitez-vous déménager ?
    Notre bureau est ouvert du lundi au vendredi, de 9h à 17h.
    Vous pouvez nous joindre au +1 207 555 0142.
    Notre bureau se trouve au 14 Harbour Street, Port Larkin.
    Vous trouverez toutes nos annonces sur https://larkinvale.example.
    Les règles du logement équitable nous empêchent de décrire un quartier ou ses habitants ; les sources publiques ont les faits.
    Nous ne pouvons pas donner de conseil juridique ou fiscal.
    Une personne de notre équipe peut vous faire visiter la maison quand cela vous convient.
    Rien ne presse, prenez votre temps.
    Si aucun des deux ne vous convient, dites-nous ce qui manque et nous chercherons encore.
    Merci aussi d'avoir regardé trois de nos annonces.
    La première a trois chambres, la seconde en a quatre.
    12 Harbour Street a deux étages.
    12 Harbour Street est la moins chère des deux.
    14 Harbour Street est plus grand, avec environ 195 m².
    Nous vous écrirons dès qu'un bien correspondant arrive sur le marché.
    `,
  ),
  ...truthsOf(
    'de',
    `
    12 Harbour Street ist ein Haus mit drei Schlafzimmern in Harbour für 500.000 Dollar.
    12 Harbour Street hat 3 Schlafzimmer und 2 Bäder.
    12 Harbour Street wurde 1998 gebaut und hat rund 172 Quadratmeter.
    12 Harbour Street hat eine Garage, einen Kamin und eine Terrasse.
    12 Harbour Street hat keinen Pool.
    14 Harbour Street ist eine Wohnung in Mill Hill mit vier Schlafzimmern.
    16 Harbour Street ist leider nicht mehr verfügbar.
    Sie suchen ein Haus und haben bis zu $650,000.
    Wie viele Schlafzimmer brauchen Sie mindestens?
    Möchten Sie lieber ein Haus oder eine Wohnung?
    `,
  ),
  ...truthsOf(
    'pt',
    `
    12 Harbour Street é uma casa de três quartos em Harbour, por $500,000.
    12 Harbour Street tem 3 quartos e 2 banheiros.
    12 Harbour Street foi construída em 1998.
    12 Harbour Street tem garagem e lareira.
    12 Harbour Street não tem piscina.
    14 Harbour Street é um apartamento em Mill Hill com quatro quartos.
    Infelizmente, 16 Harbour Street não está mais disponível.
    Quantos quartos você precisa no mínimo?
    `,
  ),
];
