import type { PublicProperty } from '../../../shared/property.ts';

/** One wish for a home: how customers and catalogues write it, and the fields that state it where there are some. */
type Concept = {
  name: string;
  words: RegExp;
  /** What the fields say: has it, surely has it not, or nothing (null). */
  stated?: (property: Stated) => boolean | null;
};
type Stated = Pick<PublicProperty, 'poolPrivateYN' | 'waterfrontYN' | 'garageSpaces' | 'petsAllowed' | 'view' | 'stories'>;

const edge = (words: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu');

/** In English, Spanish, French, German and Portuguese. */
const CONCEPTS: readonly Concept[] = [
  {
    name: 'pool',
    words: edge('(swimming )?pools?|piscinas?|piscines?|schwimmbad|(swimming)?pools?'),
    stated: (p) => p.poolPrivateYN || null,
  },
  {
    name: 'water',
    words: edge(
      "water ?(front|views?|side)?|(sea|ocean|bay|lake|river|harbou?r) ?(views?|front)|near the (water|sea|beach|harbou?r)|vistas? al (mar|agua)|frente al mar|cerca del (mar|agua)|vue (sur )?(la )?mer|près de (la mer|l['’]eau)|meerblick|am wasser|vista (para o )?mar",
    ),
    stated: (p) => p.waterfrontYN || p.view.some((view) => /water|ocean|bay|lake|river|harbou?r|sea/i.test(view)) || null,
  },
  {
    name: 'garage',
    words: edge('(\\d-car |attached |two-car )?garages?|garajes?|cocheras?|parking|garagem|stellplatz|carport'),
    stated: (p) => (p.garageSpaces === null ? null : p.garageSpaces > 0),
  },
  {
    name: 'pets',
    words: edge(
      'pets?( (allowed|friendly|welcome))?|pet[- ]friendly|(small |big |large |old )?(dogs?|cats?)|mascotas?|perros?|gatos?|animaux|chiens?|chats?|haustiere?|hunde?|katzen?|animais|cachorros?|cães',
    ),
    stated: (p) => (p.petsAllowed.length === 0 ? null : !p.petsAllowed.every((pets) => /^no\b/i.test(pets))),
  },
  {
    name: 'garden',
    words: edge(
      'gardens?|(fenced |back ?|large |big |private )?yards?|backyards?|lawn|jardín|jardines|patio trasero|jardins?|gärten|garten|quintal|jardim',
    ),
  },
  { name: 'deck', words: edge('decks?|porch(es)?|patios?|terraces?|verandas?|terrazas?|terrasses?|terrassen?|terraços?|varandas?') },
  { name: 'balcony', words: edge('balcon(y|ies)|balcón|balcones|balcons?|balkone?|sacadas?|varandas?') },
  { name: 'fireplace', words: edge('fire ?places?|wood stove|chimeneas?|cheminées?|kamine?|lareiras?') },
  { name: 'office', words: edge('(home )?offices?|study|den|work ?(room|space)|despacho|oficina|bureau|arbeitszimmer|escritório') },
  { name: 'basement', words: edge('(finished )?basements?|cellars?|sótano|cave|sous-sol|keller|porão') },
  { name: 'laundry', words: edge('laundry|washer|dryer|in-unit laundry|lavadero|lavadora|buanderie|waschmaschine|lavanderia') },
  { name: 'dishwasher', words: edge('dishwashers?|lavavajillas|lave-vaisselle|geschirrspüler|lava-louças') },
  {
    name: 'air conditioning',
    words: edge('air ?con(ditioning|ditioner)?|central air|a/c|aire acondicionado|climatisation|klimaanlage|ar[- ]condicionado'),
  },
  {
    name: 'one floor',
    words: edge(
      'one[- ](floor|story|storey)|single[- ]stor(y|ey)|one[- ]level|single[- ]level|ranch|no stairs|una planta|de plain-pied|ebenerdig|térrea?',
    ),
    stated: (p) => (p.stories === null ? null : p.stories <= 1),
  },
  { name: 'elevator', words: edge('elevators?|lifts?|ascensor|ascenseur|aufzug|fahrstuhl|elevador') },
  { name: 'view', words: edge('views?|vistas?|vues?|aussicht'), stated: (p) => p.view.some((view) => !/^none$/i.test(view)) || null },
  { name: 'hardwood', words: edge('hardwood( floors?)?|wood(en)? floors?|parquet|parkett|pisos? de madera|parquets?') },
  { name: 'solar', words: edge('solar( panels?)?|paneles solares|panneaux solaires|photovoltaik|painéis solares') },
  { name: 'furnished', words: edge('furnished|amueblad[oa]s?|meublée?s?|möbliert|mobiliad[oa]s?') },
  { name: 'storage', words: edge('storage|trastero|débarras|abstellraum|despensa') },
  { name: 'gym', words: edge('gym|fitness( room| center)?|gimnasio|salle de sport|fitnessraum|academia') },
  { name: 'workshop', words: edge('workshop|taller|atelier|werkstatt|oficina mecânica') },
];

/** The names of the wishes that a text speaks of. */
export function featuresIn(text: string): string[] {
  return CONCEPTS.filter(({ words }) => words.test(text)).map(({ name }) => name);
}

/** A customer's word for a feature as our own name for it, or as it is where we have none. */
export function featureNamed(feature: string): string {
  return featuresIn(feature)[0] ?? feature.trim().toLowerCase();
}

/** The names of the features that a listing has for sure. */
export function featuresOf(property: Worded): string[] {
  return CONCEPTS.filter(({ name }) => hasFeature(property, name) === true).map(({ name }) => name);
}

type Worded = Stated & Pick<PublicProperty, 'interiorFeatures' | 'exteriorFeatures' | 'appliances' | 'publicRemarks'>;

/** Does a listing have a feature? Null when it neither says so nor denies it. */
export function hasFeature(property: Worded, feature: string): boolean | null {
  const concept = CONCEPTS.find(({ words }) => words.test(feature));
  const stated = concept?.stated?.(property) ?? null;
  if (stated !== null) return stated;
  const { interiorFeatures, exteriorFeatures, appliances, view, publicRemarks } = property;
  const words = concept?.words ?? edge(feature.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if ([...interiorFeatures, ...exteriorFeatures, ...appliances, ...view].some((own) => words.test(own))) return true;
  const said = new RegExp(`(no |without (an? )?|lacks (an? )?)?(?:[\\p{L}-]+ ){0,1}?${words.source}`, 'iu').exec(publicRemarks);
  return said ? !said[1] : null;
}
