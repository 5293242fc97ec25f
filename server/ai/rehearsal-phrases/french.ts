import type { Detail, PhraseBook } from './phrase-book.ts';

function wish({ bedrooms, areas, budget, features }: Detail): string {
  return [
    bedrooms ? `un bien avec ${bedrooms} ${bedrooms === 1 ? 'chambre' : 'chambres'}` : 'un bien',
    areas.length > 0 ? ` à ${areas.join(' ou ')}` : '',
    budget ? `, jusqu'à ${budget}` : '',
    features.length > 0 ? ', avec les détails que vous nous donnez' : '',
  ].join('');
}

const hasWish = ({ bedrooms, areas, budget }: Detail) => bedrooms !== null || areas.length > 0 || budget !== null;

export const french: PhraseBook = {
  opening: (detail) =>
    detail.address
      ? `Merci de nous avoir écrit au sujet de ${detail.address}.`
      : hasWish(detail)
        ? `Merci, nous avons maintenant une idée claire : ${wish(detail)}.`
        : detail.cue
          ? `Merci pour votre réponse ; « ${detail.cue} » nous aide beaucoup.`
          : 'Merci de nous avoir écrit et de nous avoir présenté votre projet.',
  neutral:
    "Sur les habitants d'un quartier ou la vie que l'on y mène, les règles sur l'égalité d'accès au logement nous demandent de vous laisser juger. Des sources publiques, comme la mairie et le recensement, donnent ces informations, et nous vous les indiquerons volontiers.",
  qualify: () =>
    'Le mieux est de commencer par les quelques points qui comptent le plus pour vous, puis de regarder le marché avec cela en tête. Nous ne vous enverrons que ce qui convient, avec toutes les données, et vous choisissez le rythme.',
  suggest: (count) =>
    count === 1
      ? 'Ce bien est sur le marché et correspond à ce que vous nous avez dit :'
      : 'Ces biens sont sur le marché et correspondent à ce que vous nous avez dit :',
  present: ({ listing, street }) => {
    const rooms = listing.bedrooms ? ` et compte ${listing.bedrooms} ${listing.bedrooms === 1 ? 'chambre' : 'chambres'}` : '';
    return `${street} se trouve à ${listing.area || listing.city}${rooms}.`;
  },
  suggestClose: () =>
    'Toutes les données sont dans les fiches ci-dessous. Dites-nous laquelle vous intéresse le plus, ou ce qui manque, et nous adapterons la recherche.',
  nothingFound:
    'Nous avons regardé tout ce qui est sur le marché en ce moment et rien de nouveau ne correspond à ce que vous nous avez dit. Nous continuons à chercher et nous vous écrirons dès que quelque chose se présente. Si vous pouvez céder un peu sur le quartier ou la taille, dites-le-nous et nous chercherons à nouveau.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} arrive bientôt sur le marché.` : `Oui, ${street} est disponible en ce moment.`,
  gone: (street) => `${street} n'est plus disponible, nous en sommes désolés.`,
  facts: ({ listing, street }) =>
    listing.bedrooms
      ? `${street} compte ${listing.bedrooms} ${listing.bedrooms === 1 ? 'chambre' : 'chambres'}.`
      : `${street} se trouve à ${listing.area || listing.city}.`,
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} date de ${listing.yearBuilt}.` : "L'année de construction ne figure pas dans la fiche.",
  priced: ({ listing, price, street }) => `Le prix de ${street} est de ${price}${listing.isLease ? ' par mois' : ''}.`,
  // Remarks are written in the catalogue's language; the listing below carries them.
  remark: () => 'Ce que nous savons de plus se trouve dans la fiche ci-dessous.',
  unknown: 'Ce que la fiche ne dit pas, nous préférons ne pas le deviner : une personne de notre équipe le cherchera et vous écrira.',
  hours: (hours, phone) => `Voici les heures de notre bureau : ${hours}. Vous nous joignez aussi par téléphone au ${phone}.`,
  nextStep:
    'La suite est simple : nous parlons de ce que vous cherchez, nous regardons des biens ensemble, et vous décidez à votre rythme.',
  answerClose: () =>
    'Le reste se trouve dans la fiche ci-dessous. Si vous souhaitez en savoir plus, ou voir un bien semblable, répondez à ce message et nous nous en occuperons pour vous.',
  askForCall: () =>
    'Le plus simple pour avancer est un court appel : nous verrons ensemble vos questions, nous préparerons une visite si vous le voulez, et nous choisirons ce qu’il faut regarder en premier.',
  askForCallClose:
    'Vous trouverez ci-dessous nos créneaux libres. Répondez avec celui qui vous convient, ou proposez-en un autre, et nous le réserverons aussitôt pour vous.',
  confirmCall: (label) =>
    `Votre appel est réservé : ${label}. Une invitation pour votre agenda est jointe à ce message, et nous vous enverrons un rappel avant l'appel.`,
  confirmClose:
    'Nous parlerons de ce que vous cherchez et de toutes vos questions. En cas d’empêchement, répondez à ce message et nous trouverons ensemble un autre moment.',
  seller: (address, cue) =>
    cue
      ? `Merci, « ${cue} » nous aide à préparer la vente de ${address ?? 'votre bien'}.`
      : `Merci de penser à nous pour la vente de ${address ?? 'votre bien'}.`,
  sellerNext:
    'Nous commençons par les prix payés pour des biens comparables, nous regardons ensuite le vôtre, puis une personne de notre équipe passe en revue le résultat avec vous, pour que vous puissiez choisir en connaissance de cause.',
  handOver: (brokerage) =>
    `Merci pour votre message. Cette question est du ressort d'une personne et non d'un assistant : je l'ai donc transmise à un collègue de ${brokerage}, qui la lira en entier et vous répondra personnellement.`,
  handOverClose:
    "Vous n'avez rien à faire en attendant. Si vous souhaitez ajouter quelque chose, répondez à ce message : il arrivera à la même personne.",
  questions: {
    areas: 'Quels quartiers vous plaisent ?',
    budgetMax: 'Quel est votre budget ?',
    bedroomsMin: 'Combien de chambres vous faut-il au minimum ?',
    timeframe: 'Quand souhaitez-vous emménager ?',
    financing: 'Votre financement est-il déjà prévu ?',
    propertyTypes: 'Préférez-vous une maison ou un appartement ?',
    sellingAddress: "Quelle est l'adresse du bien ?",
    propertyType: "De quel type de bien s'agit-il ?",
    bedrooms: 'Combien de chambres compte-t-il ?',
    condition: 'Dans quel état est-il, et y a-t-il eu des travaux ?',
    priceExpectation: 'Avez-vous un prix en tête ?',
  },
};
