import type { Detail, PhraseBook } from './phrase-book.ts';

function wish({ bedrooms, areas, budget, features }: Detail): string {
  return [
    bedrooms ? `una vivienda con ${bedrooms} ${bedrooms === 1 ? 'habitación' : 'habitaciones'}` : 'una vivienda',
    areas.length > 0 ? ` en ${areas.join(' o ')}` : '',
    budget ? `, hasta ${budget}` : '',
    features.length > 0 ? ', con los detalles que nos cuenta' : '',
  ].join('');
}

const hasWish = ({ bedrooms, areas, budget }: Detail) => bedrooms !== null || areas.length > 0 || budget !== null;

export const spanish: PhraseBook = {
  opening: (detail) =>
    detail.address
      ? `Gracias por escribirnos sobre ${detail.address}.`
      : hasWish(detail)
        ? `Gracias, con eso nos hacemos una idea clara: ${wish(detail)}.`
        : detail.cue
          ? `Gracias por su respuesta; “${detail.cue}” nos ayuda mucho.`
          : 'Gracias por escribirnos y por contarnos su situación.',
  neutral:
    'Sobre quién vive en una zona o cómo es la vida allí, las normas de vivienda justa nos piden que el juicio sea suyo. Hay fuentes públicas, como el ayuntamiento y el censo, que tienen esos datos, y con gusto le indicamos dónde están.',
  qualify: () =>
    'Lo mejor es empezar por las pocas cosas que más le importan y mirar después lo que hay en el mercado con eso en mente. Así le enviamos solo lo que encaja, con todos sus datos, y usted decide a qué ritmo seguimos.',
  suggest: (count) =>
    count === 1
      ? 'Esta vivienda está en el mercado y encaja con lo que nos contó:'
      : 'Estas viviendas están en el mercado y encajan con lo que nos contó:',
  present: ({ listing, street }) => {
    const rooms = listing.bedrooms ? ` y tiene ${listing.bedrooms} ${listing.bedrooms === 1 ? 'habitación' : 'habitaciones'}` : '';
    return `${street} está en ${listing.area || listing.city}${rooms}.`;
  },
  suggestClose: () =>
    'Todos los datos están en las fichas de abajo. Díganos cuál le interesa más, o qué le falta, y ajustamos la búsqueda con mucho gusto.',
  nothingFound:
    'Hemos mirado todo lo que está en el mercado en este momento y no hay nada nuevo que encaje con lo que nos contó. Seguimos buscando, y en cuanto aparezca algo le escribimos. Si puede ceder un poco en la zona o en el tamaño, díganoslo y buscamos de nuevo.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} sale pronto al mercado.` : `Sí, ${street} está disponible en este momento.`,
  gone: (street) => `${street} ya no está disponible, lo sentimos.`,
  facts: ({ listing, street }) =>
    listing.bedrooms
      ? `${street} tiene ${listing.bedrooms} ${listing.bedrooms === 1 ? 'habitación' : 'habitaciones'}.`
      : `${street} está en ${listing.area || listing.city}.`,
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} se construyó en ${listing.yearBuilt}.` : 'El año de construcción no figura en la ficha.',
  priced: ({ listing, price, street }) => `El precio de ${street} es de ${price}${listing.isLease ? ' al mes' : ''}.`,
  // Remarks are written in the catalogue's language; the listing below carries them.
  remark: () => 'El resto de lo que sabemos está en la ficha de abajo.',
  unknown: 'Lo que la ficha no dice preferimos no adivinarlo: una persona de nuestro equipo lo averiguará y le escribirá.',
  hours: (hours, phone) => `Nuestro horario de oficina es: ${hours}. También nos encuentra por teléfono en el ${phone}.`,
  nextStep: 'El siguiente paso es sencillo: hablamos de lo que busca, miramos juntos algunas viviendas y usted decide a su ritmo.',
  answerClose: () =>
    'Lo demás está en la ficha de abajo. Si quiere saber algo más, o ver algo parecido, responda a este correo y lo miramos con mucho gusto para usted.',
  askForCall: () =>
    'Lo más fácil para seguir es una llamada corta: así vemos juntos sus preguntas, preparamos una visita si la quiere y acordamos qué mirar primero.',
  askForCallClose:
    'Abajo encontrará los horarios que tenemos libres. Responda con el que le convenga, o proponga otro, y lo reservamos enseguida para usted.',
  confirmCall: (label) =>
    `Su llamada está reservada: ${label}. Adjuntamos a este correo una invitación para su calendario y le enviaremos un recordatorio antes de la llamada.`,
  confirmClose:
    'Hablaremos de lo que busca y de todas sus preguntas. Si le surge algo, responda a este correo y buscamos juntos otra hora.',
  seller: (address, cue) =>
    cue
      ? `Gracias, “${cue}” nos ayuda a preparar la venta de ${address ?? 'su vivienda'}.`
      : `Gracias por pensar en nosotros para la venta de ${address ?? 'su vivienda'}.`,
  sellerNext:
    'Empezamos por lo que se ha pagado por viviendas comparables, vemos después la suya, y luego una persona de nuestro equipo repasa el resultado con usted para que decida con todos los datos en la mano.',
  handOver: (brokerage) =>
    `Gracias por su mensaje. Esto es un asunto para una persona y no para un asistente, así que lo he pasado a un compañero de ${brokerage}, que lo leerá entero y le contestará personalmente.`,
  handOverClose: 'Mientras tanto no tiene que hacer nada. Si quiere añadir algo, responda a este correo y llegará a la misma persona.',
  questions: {
    areas: '¿Qué zonas le gustan?',
    budgetMax: '¿Qué presupuesto tiene en mente?',
    bedroomsMin: '¿Cuántas habitaciones necesita como mínimo?',
    timeframe: '¿Cuándo le gustaría mudarse?',
    financing: '¿Tiene ya una hipoteca preaprobada, o pagaría al contado?',
    propertyTypes: '¿Prefiere una casa o un apartamento?',
    sellingAddress: '¿Cuál es la dirección de la vivienda?',
    propertyType: '¿Qué tipo de vivienda es?',
    bedrooms: '¿Cuántas habitaciones tiene?',
    condition: '¿En qué estado está, y se ha reformado algo?',
    priceExpectation: '¿Tiene un precio en mente?',
  },
};
