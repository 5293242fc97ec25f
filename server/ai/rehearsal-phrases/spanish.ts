import { type Detail, listed, type PhraseBook, pick, type Turn } from './phrase-book.ts';

const and = (words: readonly string[]) => listed(words, 'y');
const rooms = (count: number) => `${count} ${count === 1 ? 'habitación' : 'habitaciones'}`;
const TYPES: Record<string, string> = {
  ...{ house: 'una casa', townhouse: 'una casa adosada', condominium: 'un condominio', apartment: 'un apartamento', duplex: 'un dúplex' },
};

const FEATURES: Record<string, string> = {
  ...{ garden: 'jardín', pool: 'piscina', garage: 'garaje', parking: 'aparcamiento', balcony: 'balcón', fireplace: 'chimenea' },
  ...{ deck: 'terraza', basement: 'sótano', elevator: 'ascensor', laundry: 'lavandería', office: 'despacho', pets: 'sitio para mascotas' },
  ...{ water: 'el agua cerca', waterfront: 'frente al mar', 'water view': 'vistas al mar', storage: 'trastero' },
  ...{ accessible: 'acceso sin escalones', solar: 'energía solar', gym: 'gimnasio', heating: 'calefacción' },
  ...{ 'open house': 'jornada de puertas abiertas', attic: 'ático', view: 'vistas' },
  ...{ fee: 'la cuota de comunidad', taxes: 'los impuestos', deposit: 'la fianza', ways: 'la distancia por la que pregunta' },
  ...{ utilities: 'los gastos corrientes' },
  ...{ 'air conditioning': 'aire acondicionado', hardwood: 'parquet', dishwasher: 'lavavajillas', furnished: 'muebles' },
};

function wish({ bedrooms, areas, budget, features, isRent }: Detail): string {
  const wished = features.map((feature) => FEATURES[feature] ?? feature);
  return [
    isRent ? 'una vivienda de alquiler' : 'una vivienda',
    bedrooms ? ` con ${rooms(bedrooms)}` : '',
    areas.length > 0 ? ` en ${areas.join(' o ')}` : '',
    budget ? `, hasta $${budget.toLocaleString('en-US')}${isRent ? ' al mes' : ''}` : '',
    wished.length > 0 ? `, si es posible con ${and(wished)}` : '',
  ].join('');
}

const wishes = ({ bedrooms, areas, budget }: Detail) => [bedrooms !== null, areas.length > 0, budget !== null].filter(Boolean).length;

function understood({ told }: Detail): string[] {
  const money: Record<string, string> = {
    pre_approved: 'tiene la hipoteca preaprobada',
    cash: 'pagaría al contado',
    needs_mortgage: 'la hipoteca está aún por ver',
  };
  const pace: Record<string, string> = {
    now: 'le gustaría mudarse pronto',
    soon: 'le gustaría mudarse en los próximos meses',
    later: 'todavía hay tiempo',
  };
  return [money[String(told.financing)], pace[String(told.timeframe)]].filter((words) => words !== undefined);
}

function opening(detail: Detail, turn: Turn): string {
  const news = understood(detail);
  if (wishes(detail) >= 2)
    return pick(
      turn,
      `Gracias por contarnos lo que busca: ${wish(detail)}.`,
      `Gracias, con eso nos hacemos una idea clara: ${wish(detail)}.`,
    );
  if (news.length > 0)
    return pick(
      turn,
      `Gracias, es bueno saber que ${news.join(' y que ')}.`,
      `Eso nos ayuda: tomamos nota de que ${news.join(' y que ')}.`,
    );
  if (detail.address)
    return turn.n === 0
      ? `Gracias por escribirnos sobre ${detail.address}.`
      : pick(
          turn,
          `Con mucho gusto le contamos más sobre ${detail.address}.`,
          `Por supuesto, esto es lo que sabemos de ${detail.address}.`,
        );
  if (wishes(detail) > 0 || detail.features.length > 0) return `Gracias por escribirnos: ${wish(detail)}.`;
  if (turn.isAsking && turn.n > 0) return 'Gracias por su pregunta.';
  return pick(
    turn,
    'Gracias por escribirnos y por contarnos su situación.',
    'Gracias por su respuesta.',
    'Gracias por volver a escribirnos.',
  );
}

export const spanish: PhraseBook = {
  opening,
  followUp: 'Ha pasado un tiempo desde nuestro último correo, y ha salido algo nuevo que puede interesarle.',
  neutral:
    'Sobre quién vive en una zona o cómo es la vida allí, las normas de vivienda justa nos piden que el juicio sea suyo. Hay fuentes públicas, como el ayuntamiento y el censo, que tienen esos datos, y con gusto le indicamos dónde están.',
  neutralAgain: 'Como le decíamos, ese juicio tiene que ser suyo; las fuentes públicas tienen los datos y le indicamos dónde están.',
  qualify: (turn) =>
    pick(
      turn,
      'Lo mejor es empezar por las pocas cosas que más le importan y mirar después lo que hay en el mercado con eso en mente. Así le enviamos solo lo que encaja, con todos sus datos, y usted decide a qué ritmo seguimos.',
      'Por nuestra parte no hay prisa. En cuanto sepamos un poco más le enviamos una lista corta de viviendas que encajan, cada una con sus datos, y usted decide a qué ritmo seguimos.',
    ),
  suggest: (count, turn) =>
    count === 1
      ? 'Esta vivienda está en el mercado y encaja con lo que nos contó:'
      : pick(
          turn,
          'Estas viviendas están en el mercado y encajan con lo que nos contó:',
          'Mire estas viviendas, encajan con lo que busca:',
        ),
  present: ({ listing, street }, wished) => {
    const extras = wished.map((feature) => FEATURES[feature] ?? feature);
    const size = listing.bedrooms ? ` con ${rooms(listing.bedrooms)}` : '';
    const more = extras.length > 0 ? `${size ? ' y' : ' con'} ${and(extras)}` : '';
    const year = listing.yearBuilt ? `, de ${listing.yearBuilt}` : '';
    return `${street} es ${TYPES[listing.type] ?? 'una vivienda'} en ${listing.area || listing.city}${size}${more}${year}${listing.isAboveBudget ? ', un poco por encima de su presupuesto' : ''}.`;
  },
  suggestClose: (count, turn) =>
    count === 1
      ? 'Todos los datos están en la ficha de abajo. Díganos si le interesa, o qué le falta, y ajustamos la búsqueda con mucho gusto.'
      : pick(
          turn,
          'Todos los datos están en las fichas de abajo. Díganos cuál le interesa más, o qué le falta, y ajustamos la búsqueda con mucho gusto.',
          'Abajo encontrará los datos de cada una. Si alguna le gusta, escríbanos y le contamos más; si no, díganos qué cambiar.',
        ),
  similar: (count) => (count === 1 ? 'Esta es la que más se le parece:' : 'Estas son las que más se le parecen:'),
  alsoFits: (count) => (count === 1 ? 'Esta también encaja con lo que nos contó:' : 'Estas también encajan con lo que nos contó:'),
  nothingFound: (turn) =>
    pick(
      turn,
      'Hemos mirado todo lo que está en el mercado en este momento y no hay nada nuevo que encaje con lo que nos contó. Seguimos buscando, y en cuanto aparezca algo le escribimos. Si puede ceder un poco en la zona o en el tamaño, díganoslo y buscamos de nuevo.',
      'Con eso en cuenta hemos buscado otra vez, y no hay hoy ninguna vivienda nueva que se acerque lo suficiente como para enseñársela. Su búsqueda sigue abierta con nosotros y tendrá noticias nuestras el día que salga algo adecuado. Díganos si alguno de sus deseos importa menos que los demás, así hay más donde elegir.',
    ),
  nothingElse:
    'Aparte de lo que ya ha visto, ahora mismo no hay nada más que encaje. Seguimos buscando y le escribimos en cuanto aparezca algo.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} sale pronto al mercado.` : `Sí, ${street} está disponible en este momento.`,
  gone: (street) => `${street} ya no está disponible, lo sentimos.`,
  facts: ({ listing, street }) => {
    const size = listing.bedrooms ? ` con ${rooms(listing.bedrooms)}` : '';
    const year = listing.yearBuilt ? `, de ${listing.yearBuilt}` : '';
    return `${street} es ${TYPES[listing.type] ?? 'una vivienda'} en ${listing.area || listing.city}${size}${year}.`;
  },
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} se construyó en ${listing.yearBuilt}.` : 'El año de construcción no figura en la ficha.',
  priced: ({ listing, price, street }) => `El precio de ${street} es de ${price}${listing.isLease ? ' al mes' : ''}.`,
  sized: ({ listing, street }) => {
    const baths = listing.bathrooms ? `${listing.bathrooms} ${listing.bathrooms === 1 ? 'baño' : 'baños'}` : '';
    return `${street} tiene ${and([listing.bedrooms ? rooms(listing.bedrooms) : '', baths].filter(Boolean)) || 'las medidas que figuran abajo'}.`;
  },
  has: (features) => `Tiene ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  hasAt: (street, features) => `${street} tiene ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  fee: (fee) => `Los gastos de comunidad son de ${fee} al mes.`,
  petsWelcome: 'Allí se admiten mascotas.',
  petsRefused: 'Lo sentimos, allí no se admiten mascotas.',
  unknown: (names) => {
    const what = names.flatMap((name) => FEATURES[name] ?? []);
    return what.length > 0
      ? `La ficha no dice nada sobre ${listed(what, 'o')}, y preferimos no adivinarlo: una persona de nuestro equipo lo averiguará y le escribirá.`
      : 'Lo que la ficha no dice preferimos no adivinarlo: una persona de nuestro equipo lo averiguará y le escribirá.';
  },
  hours: (hours, phone) => `Nuestro horario de oficina es: ${hours}.${phone && ` También nos encuentra por teléfono en el ${phone}.`}`,
  nextStep: (isSeller) =>
    isSeller
      ? 'El siguiente paso es una valoración: un agente mira su vivienda y lo que se ha pagado por otras comparables, y repasa el resultado con usted.'
      : 'El siguiente paso es sencillo: hablamos de lo que busca, miramos juntos algunas viviendas y usted decide a su ritmo.',
  callStands: (label) =>
    `Queda así, entonces: hablamos el ${label}. La invitación que le enviamos sigue en pie, y le mandaremos un recordatorio antes de la llamada.`,
  answerClose: (count, turn) =>
    pick(
      turn,
      `Lo demás está en ${count === 1 ? 'la ficha' : 'las fichas'} de abajo. Si quiere saber algo más, o ver algo parecido, responda a este correo y lo miramos con mucho gusto para usted.`,
      'El resto de los datos figura abajo. Escríbanos con cualquier otra pregunta y la averiguamos para usted.',
    ),
  timeTaken: 'Lo sentimos, la hora que eligió ya no está libre.',
  timeUnclear:
    'No he podido relacionar la hora que menciona con una que esté libre, y prefiero preguntarle a adivinarlo: ¿le va bien uno de los de abajo, o me dice un día y una hora que le convengan?',
  gladToShow: (street) =>
    `Con mucho gusto le enseñamos ${street ?? 'viviendas que encajen'}. Un compañero acuerda la visita con usted en una llamada corta, para que le convenga a usted y al propietario.`,
  both: 'las dos',
  gladToTalk: 'Con mucho gusto, hablémoslo.',
  keepInMind: (street) => `Tenemos presente ${street} para usted.`,
  askForCall: (isSeller, turn) =>
    isSeller
      ? 'En una llamada corta repasamos lo que se ha pagado por viviendas comparables, qué distingue a la suya y cómo seguimos.'
      : pick(
          turn,
          'Lo más fácil para seguir es una llamada corta: así vemos juntos sus preguntas, preparamos una visita si la quiere y acordamos qué mirar primero.',
          '¿Le parece bien una llamada corta? En unos minutos aclaramos los detalles y, si quiere, fijamos un día para una visita.',
        ),
  askForCallClose: (turn) =>
    pick(
      turn,
      'Abajo figuran los horarios que tenemos libres; en cuanto elija uno, la llamada queda reservada.',
      'Estos son los horarios libres. Cuando elija uno, lo reservamos y le enviamos una invitación.',
    ),
  timesStand: 'Cuando prefiera hablar, los horarios que tenemos libres figuran de nuevo abajo, y basta con una línea suya.',
  earliest: 'Es la primera hora libre que encaja con lo que nos escribió; si le viene mejor otra, díganoslo sin más.',
  confirmCall: (label) =>
    `Su llamada está reservada: ${label}. Adjuntamos a este correo una invitación para su calendario y le enviaremos un recordatorio antes de la llamada.`,
  confirmClose: (side) =>
    side === 'seller'
      ? 'Hablaremos del valor de su vivienda, de cómo sería la venta y de sus preguntas. Si le surge algo, responda a este correo y buscamos juntos otra hora.'
      : 'Hablaremos de lo que busca y de todas sus preguntas. Si le surge algo, responda a este correo y buscamos juntos otra hora.',
  seller: (address, { told }, turn) => {
    const topics = [
      told.condition ? 'su estado' : '',
      told.ownership ? 'la propiedad' : '',
      told.priceExpectation ? 'el precio que espera' : '',
      told.timeframe ? 'sus plazos' : '',
      told.reason ? 'sus planes' : '',
    ].filter(Boolean);
    const home = address ?? 'su vivienda';
    if (turn.n === 0) return `Gracias por pensar en nosotros para la venta de ${home}.`;
    return topics.length > 0
      ? `Gracias por contarnos ${and(topics)}: eso nos ayuda a preparar la venta de ${home}.`
      : `Gracias por su respuesta sobre ${home}.`;
  },
  sellerNext: (turn) =>
    pick(
      turn,
      'Cuánto vale preferimos no adivinarlo por correo. Empezamos por lo que se ha pagado por viviendas comparables, vemos después la suya, y luego una persona de nuestro equipo repasa el resultado con usted para que decida con todos los datos en la mano.',
      'Un agente de nuestro equipo compara ahora lo que nos cuenta con lo que se ha pagado por viviendas parecidas. Lo que aún necesitamos se lo preguntamos aquí, y nada se decide antes de que vea el resultado.',
    ),
  sellerGently:
    'Nada de esto corre prisa, y ahora no tiene que decidir nada. Cuando quiera, una persona de nuestro equipo ve la casa con usted y repasa los pasos de una venta uno por uno, a su ritmo; hasta entonces respondemos con gusto a sus preguntas por aquí.',
  sellerReady:
    'Con eso tenemos lo necesario para una primera valoración. Un agente puede repasarla con usted en una llamada corta cuando quiera: díganoslo y le enviamos horarios para elegir.',
  condolence: 'Siento mucho su pérdida.',
  byMail: 'Por supuesto: seguimos por correo, y nadie le llamará.',
  handOver: (brokerage) =>
    `Gracias por su mensaje. Esto es un asunto para una persona y no para un asistente, así que lo he pasado a un compañero de ${brokerage}, que lo leerá entero y le contestará personalmente.`,
  handOverClose: 'Mientras tanto no tiene que hacer nada. Si quiere añadir algo, responda a este correo y llegará a la misma persona.',
  courtesy:
    'Tómese el tiempo que necesite; cuando quiera dar un paso más, unas líneas a esta dirección llegan a la persona indicada de nuestro equipo.',
  whichHome: '¿A cuál de nuestras viviendas se refiere? Basta con la dirección o el enlace.',
  forColleague:
    'Esa pregunta es para uno de nuestros agentes más que para un asistente, así que un compañero lo mirará y le escribirá sobre lo que podemos hacer por usted.',
  address: (address) => `Nos encuentra en ${address}.`,
  goal: '¿Piensa usted en comprar, en alquilar o en vender?',
  questions: {
    areas: '¿Qué zonas le gustan?',
    budgetMax: '¿Qué presupuesto tiene en mente?',
    bedroomsMin: '¿Cuántas habitaciones necesita como mínimo?',
    timeframe: '¿Cuándo le gustaría mudarse?',
    financing: '¿Tiene ya una hipoteca preaprobada?',
    propertyTypes: '¿Prefiere una casa o un apartamento?',
    sellingAddress: '¿Cuál es la dirección de la vivienda?',
    propertyType: '¿Qué tipo de vivienda es?',
    bedrooms: '¿Cuántas habitaciones tiene?',
    condition: '¿En qué estado está, y se ha reformado algo?',
    priceExpectation: '¿Tiene un precio en mente?',
  },
  sellerQuestions: { timeframe: '¿Para cuándo le gustaría haber vendido?' },
  features: FEATURES,
};
