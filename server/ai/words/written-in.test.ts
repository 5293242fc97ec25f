import { expect, test } from 'bun:test';
import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { LANGUAGES_READ, type LanguageRead } from './language.ts';
import { isWrittenIn, languageWritten } from './written-in.ts';

const names = new Set('harbour street mill hill ana larkin vale realty port'.split(' '));

/** Written after the lists of words, to see what these say of words they were not made for. */
const FRESH: Record<LanguageRead, string> = {
  en: `
    Sure, Tuesday at 10 works. Best, Nora
    Sounds great.
    Absolutely!
    Kind regards,
    No problem at all.
    I've gone through everything we currently have, and two homes stand out.
    Both come with off-street parking, which I know was high on your list.
    If a shorter commute matters more than a yard, Mill Hill could be worth a look.
    The bedrooms are all on the upper level.
    It sounds as though you are juggling a lot right now.
    Once you have a lender's letter, touring becomes much simpler.
    Is there a particular style you gravitate toward?
    Would a fixer-upper be of interest?
    A colleague will verify the zoning and get back to you.
    Quick note: 12 Harbour Street is still active.
    Sure, happy to.
    Best of luck with the packing!
    Renovations, permits and contractors are topics our team can walk you through.
    Both homes have been photographed recently.
    That timeline is perfectly workable.
    Our agents speak English, Spanish and French.
    Larkin & Vale Realty has helped Port Larkin buyers since 1987.
    We are closed on Memorial Day.
    Rain or shine, open house visitors are welcome.
    Moving with a baby grand piano is no small thing.
    The dining nook gets morning sun.
    Great to meet you, Ana!
    Here are the essentials: price, bedrooms, baths.
    Radon, septic and well records come from the seller's disclosure.
    Casa del Sol is a three-bedroom house.
    Villa Bella Vista sits above the harbor.
  `,
  es: `
    He revisado con calma todo lo que tenemos y dos viviendas destacan.
    Ambas cuentan con aparcamiento propio.
    ¿Hay algún estilo que le atraiga especialmente?
    Perfecto, quedo a la espera de sus noticias.
    Claro que sí, encantada.
    Entiendo que mudarse con niños pequeños requiere organización.
    Las reformas las puede comentar con un especialista.
    Estupendo, el martes a las diez funciona.
    La cocina recibe luz por la mañana.
    Enhorabuena por el nuevo trabajo.
  `,
  fr: `
    J'ai parcouru tout ce que nous proposons actuellement et deux biens ressortent.
    Les deux disposent d'un stationnement privé.
    Y a-t-il un style qui vous attire particulièrement ?
    Parfait, mardi à dix heures me convient.
    Bien sûr, avec plaisir.
    Toutes mes félicitations pour votre nouveau poste.
    La cuisine reçoit la lumière du matin.
    Je comprends vos inquiétudes concernant les trajets quotidiens.
    Belle journée à vous.
  `,
  de: `
    Ich habe alles durchgesehen, was wir derzeit anbieten, und zwei Objekte fallen auf.
    Beide verfügen über einen eigenen Stellplatz.
    Gibt es einen Stil, der Ihnen besonders zusagt?
    Perfekt, Dienstag um zehn passt.
    Gern geschehen.
    Herzlichen Glückwunsch zur neuen Stelle!
    Die Küche bekommt Morgensonne.
    Ich verstehe Ihre Bedenken wegen des Arbeitswegs.
    Schönen Tag noch!
  `,
  pt: `
    Revisei tudo o que temos no momento e dois imóveis se destacam.
    Ambos contam com estacionamento próprio.
    Existe algum estilo que lhe agrade especialmente?
    Perfeito, terça às dez funciona.
    Claro, com prazer.
    Parabéns pelo novo emprego!
    A cozinha recebe o sol da manhã.
    Entendo a sua preocupação com o trajeto diário.
  `,
};
const freshIn = (language: LanguageRead) => sentencesOf(plainCharacters(FRESH[language]));

test.each(LANGUAGES_READ)('knows plain sentences in %s, short ones and ones with names among them', (language) => {
  expect(freshIn(language).filter((sentence) => !isWrittenIn(sentence, language, names))).toEqual([]);
  expect(languageWritten(FRESH[language], names)).toBe(language);
});

test.each(LANGUAGES_READ)('takes no sentence in %s for one in another of the five', (language) => {
  const others = LANGUAGES_READ.filter((other) => other !== language).map(
    (other) => languageWritten(freshIn(language).join(' '), names) === other,
  );
  expect(others).not.toContain(true);
});

test.each([
  ['names alone say nothing', '12 Harbour Street, Port Larkin', true],
  ['a name of a home in another language', 'Casa del Sol is open to offers.', true],
  ['an address that is a link', 'You find it at https://larkinvale.example/nl/huis.', true],
  ['a sign of another alphabet', 'It is 好.', false],
  ['a foreign clause at the end', 'Thank you, we have noted it: ma cztery sypialnie.', false],
])('%s', (_, sentence, is) => expect(isWrittenIn(plainCharacters(sentence), 'en', names)).toBe(is));

test.each([
  'La casa è già venduta e il quartiere è molto sicuro per le famiglie.',
  'Het huis is al verkocht en de buurt is heel veilig.',
  'Dom jest już sprzedany, a okolica jest bezpieczna.',
  'Ngôi nhà đã được bán và khu vực rất an toàn.',
  'Дом уже продан, район очень безопасный.',
])('a text in none of the five is in none: %s', (text) => expect(languageWritten(plainCharacters(text), names)).toBeNull());
