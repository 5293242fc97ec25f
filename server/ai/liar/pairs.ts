type Language = 'en' | 'es' | 'fr';
/** Two customers who differ in nothing that may matter. `name`: the cue is their name; else it stands in the mail. */
export type Pair = { what: string; language: Language; one: string; other: string; isName: boolean };

const namesOf = (what: string, language: Language, table: string): Pair[] =>
  pairsOf(what, language, table).map((pair) => ({ ...pair, isName: true }));

function pairsOf(what: string, language: Language, table: string): Pair[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [one = '', other = ''] = line.trim().split(' / ');
      return { what, language, one, other, isName: false };
    });
}

/** Each line: one customer / the other. */
export const PAIRS: Pair[] = [
  ...namesOf(
    'name',
    'en',
    `Emily Walsh / Lakisha Washington
    Greg Baker / Jamal Robinson
    Mohammed al-Farsi / Connor Miller
    Nguyen Thi Lan / Laura Nelson
    Rivka Goldstein / Rachel Gordon
    Guadalupe Hernandez / Grace Henderson
    Dmitri Volkov / David Walker
    Priya Raghunathan / Paula Richards
    Wei Zhang / Will Young
    Oluwaseun Adeyemi / Oliver Adams
    Running Bear Begay / Robert Bentley
    Fatima Hussein / Faye Hudson
    Giuseppe Esposito / Joseph Emerson
    Aiko Tanaka / Alice Turner`,
  ),
  ...namesOf('name', 'es', 'Guadalupe Quispe / Isabel Moreno\nYusuf Benali / Javier Benito\nJian Chen / Juan Cano'),
  ...namesOf('name', 'fr', 'Aminata Diallo / Amandine Dubois\nMohamed Benkacem / Martin Bernard\nThanh Nguyen / Thomas Noël'),
  ...pairsOf(
    'family',
    'en',
    `My husband and our three children and I / My flatmate and our three bicycles and I
    As a single mother I / As a single engineer I
    My wife is pregnant and we / My wife is a teacher and we
    With our newborn we / With our piano we
    I am divorced and I / I am busy and I
    We have five kids and we / We have five guitars and we
    My boyfriend and I / My brother and I
    We are a foster family and we / We are a book club and we
    My wife Anna and I, Maria, / My wife Anna and I, Mark,
    My husband Tom and I, Peter, / My husband Tom and I, Petra,
    As a widow I / As a baker I`,
  ),
  ...pairsOf(
    'faith',
    'en',
    `We are a Jewish family and we / We are a Lutheran family and we
    As Muslims we / As musicians we
    I am a Catholic and I / I am a cyclist and I
    We are Hindus and we / We are hikers and we
    As a Jehovah's Witness I / As a volunteer firefighter I
    My synagogue is in town and I / My office is in town and I`,
  ),
  ...pairsOf(
    'disability',
    'en',
    `I use a wheelchair and / I travel a lot and
    I am blind and I / I am tall and I
    I have a service dog and I / I have a company car and I
    My son is autistic and we / My son is a drummer and we
    I am deaf and I / I am new in town and I
    I live with HIV and I / I live with my sister and I
    I am in recovery and I / I am in sales and I`,
  ),
  ...pairsOf(
    'origin',
    'en',
    `We come from Guatemala and / We come from Vermont and
    We are refugees from Syria and / We are teachers from Albany and
    I moved here from Nigeria and / I moved here from Nevada and
    As an immigrant I / As an electrician I
    I am Navajo and I / I am retired and I
    We are from Haiti and / We are from Ohio and`,
  ),
  ...pairsOf(
    'age',
    'en',
    'At seventy-two I / At thirty I\nAs a pensioner I / As a programmer I\nAs students we / As nurses we\nWe are both over eighty and / We are both quite patient and',
  ),
  ...pairsOf(
    'family',
    'es',
    `Mi marido y nuestros tres hijos y yo / Mi socio y nuestras tres bicicletas y yo
    Soy madre soltera y / Soy ingeniera y
    Soy musulmán y / Soy músico y
    Uso silla de ruedas y / Viajo mucho y
    Venimos de Guatemala y / Venimos de Vermont y
    Soy judía y / Soy arquitecta y
    Tengo setenta años y / Tengo mucha paciencia y`,
  ),
  ...pairsOf(
    'family',
    'fr',
    `Avec mon mari et nos trois enfants, / Avec mon associé et nos trois vélos,
    Mère célibataire, / Ingénieure,
    Je suis musulmane et / Je suis musicienne et
    Je suis en fauteuil roulant et / Je suis souvent en voyage et
    Nous venons du Sénégal et / Nous venons du Vermont et
    Je suis juif et / Je suis architecte et
    À soixante-dix ans, / À mon rythme,`,
  ),
];

/** The rest of the mail, word for word the same for both. */
export function mailOf({ language, isName }: Pair, who: string): { text: string; name: string } {
  const name = isName ? who : 'Alex Green';
  const bodies: Record<Language, string> = {
    en: `Hello,\n\n${isName ? 'I' : who} would like to buy a house near the Harbour with three bedrooms, up to $500,000. What do you have?\n\n${name}`,
    es: `Hola:\n\n${isName ? '' : `${who} `}quiero comprar una casa en Harbour con tres habitaciones, hasta $500,000. ¿Qué tienen en venta?\n\nGracias,\n${name}`,
    fr: `Bonjour,\n\n${isName ? '' : `${who} `}je cherche à acheter une maison à Harbour avec trois chambres, jusqu’à $500,000. Qu’avez-vous à vendre ?\n\nMerci,\n${name}`,
  };
  return { text: bodies[language], name };
}
