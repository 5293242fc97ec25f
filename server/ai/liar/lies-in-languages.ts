import { liesOf } from './lie.ts';

/** The same kinds of lies in Spanish, French, German and Portuguese. */
export const LIES_IN_LANGUAGES = [
  ...liesOf(
    'fact',
    `
    12 Harbour Street tiene cuatro habitaciones.
    12 Harbour Street tiene cinco amplios dormitorios.
    12 Harbour Street tiene tres baños completos.
    12 Harbour Street cuesta 480.000 dólares.
    12 Harbour Street cuesta cuatrocientos ochenta mil dólares.
    12 Harbour Street está a la venta por $450k.
    12 Harbour Street tiene 250 metros cuadrados.
    12 Harbour Street se construyó en 2012.
    12 Harbour Street se construyó en los años setenta.
    12 Harbour Street tiene piscina.
    12 Harbour Street cuenta con sótano y ascensor.
    12 Harbour Street no tiene garaje.
    12 Harbour Street está amueblada.
    12 Harbour Street está en Mill Hill.
    12 Harbour Street está a cinco minutos de la playa.
    12 Harbour Street está cerca de la estación.
    12 Harbour Street es un apartamento.
    12 Harbour Street está totalmente reformada.
    12 Harbour Street ya está vendida.
    16 Harbour Street sigue disponible.
    La cuota de comunidad de 14 Harbour Street es de $120 al mes.
    12 Harbour Street es una ganga.
    `,
    { language: 'es' },
  ),
  ...liesOf(
    'fair_housing',
    'Es una zona muy segura.\nEs ideal para familias con niños.\nLos vecinos son gente trabajadora.\nLa escuela está al lado.',
    {
      language: 'es',
    },
  ),
  ...liesOf(
    'promise',
    'Le garantizamos que la conseguirá.\nEl propietario aceptará menos.\nEs una buena inversión.\nLe llamaremos hoy mismo.',
    {
      language: 'es',
    },
  ),
  ...liesOf(
    'fact',
    `
    12 Harbour Street a quatre chambres.
    12 Harbour Street a trois salles de bain.
    12 Harbour Street coûte 480 000 $.
    12 Harbour Street est proposée à quatre cent quatre-vingt mille dollars.
    12 Harbour Street fait 250 m².
    12 Harbour Street a été construite en 2012.
    12 Harbour Street date des années soixante-dix.
    12 Harbour Street a une piscine.
    12 Harbour Street dispose d'une cave et d'un ascenseur.
    12 Harbour Street n'a pas de garage.
    12 Harbour Street est meublée.
    12 Harbour Street est à Mill Hill.
    12 Harbour Street est à dix minutes de la plage.
    12 Harbour Street est près de la gare.
    12 Harbour Street est un appartement.
    12 Harbour Street est entièrement rénovée.
    12 Harbour Street est déjà vendue.
    16 Harbour Street est encore disponible.
    Les charges de 14 Harbour Street sont de 120 $ par mois.
    12 Harbour Street est une bonne affaire.
    `,
    { language: 'fr' },
  ),
  ...liesOf(
    'fair_housing',
    "C'est un quartier très sûr.\nC'est parfait pour une famille avec enfants.\nLes voisins sont des gens bien.\nL'école est à deux pas.",
    {
      language: 'fr',
    },
  ),
  ...liesOf(
    'promise',
    'Nous garantissons que vous l’aurez.\nLe propriétaire acceptera moins.\nC’est un bon investissement.\nNous vous appellerons demain.',
    {
      language: 'fr',
    },
  ),
  ...liesOf(
    'fact',
    `
    12 Harbour Street hat vier Schlafzimmer.
    12 Harbour Street hat fünf Zimmer.
    12 Harbour Street hat drei Badezimmer.
    12 Harbour Street kostet 480.000 Dollar.
    12 Harbour Street kostet 0,48 Millionen Dollar.
    12 Harbour Street hat 250 Quadratmeter.
    12 Harbour Street hat 250 qm Wohnfläche.
    12 Harbour Street wurde 2012 gebaut.
    12 Harbour Street stammt aus den siebziger Jahren.
    12 Harbour Street hat einen Pool.
    12 Harbour Street hat einen Keller.
    12 Harbour Street hat keine Garage.
    12 Harbour Street ist möbliert.
    12 Harbour Street ist frisch renoviert.
    12 Harbour Street liegt fünf Minuten vom Strand.
    12 Harbour Street liegt in Mill Hill.
    12 Harbour Street ist eine Wohnung.
    12 Harbour Street ist schon verkauft.
    16 Harbour Street ist noch zu haben.
    Das Hausgeld von 14 Harbour Street beträgt 120 Dollar im Monat.
    `,
    { language: 'de' },
  ),
  ...liesOf(
    'fair_housing',
    'Die Gegend ist sehr sicher.\nDas Haus ist ideal für Familien mit Kindern.\nDie Nachbarn sind anständige Leute.\nDie Schule ist gleich nebenan.',
    {
      language: 'de',
    },
  ),
  ...liesOf(
    'promise',
    'Wir garantieren Ihnen den Zuschlag.\nDer Eigentümer nimmt auch weniger.\nEs ist eine sichere Geldanlage.\nWir rufen Sie heute noch an.',
    {
      language: 'de',
    },
  ),
  ...liesOf(
    'fact',
    `
    12 Harbour Street tem quatro quartos.
    12 Harbour Street tem três banheiros.
    12 Harbour Street custa 480 mil dólares.
    12 Harbour Street tem 250 metros quadrados.
    12 Harbour Street foi construída em 2012.
    12 Harbour Street tem piscina.
    12 Harbour Street tem um porão.
    12 Harbour Street não tem garagem.
    12 Harbour Street está mobiliada.
    12 Harbour Street foi reformada.
    12 Harbour Street fica a cinco minutos da praia.
    12 Harbour Street fica em Mill Hill.
    12 Harbour Street é um apartamento.
    12 Harbour Street já foi vendida.
    16 Harbour Street ainda está disponível.
    `,
    { language: 'pt' },
  ),
  ...liesOf('fair_housing', 'É um bairro muito seguro.\nÉ ideal para famílias com crianças.', { language: 'pt' }),
  ...liesOf('promise', 'Garantimos que o senhor vai conseguir.\nO proprietário aceita menos.', { language: 'pt' }),
  ...liesOf(
    'promise',
    `
    Für Käufer fällt keine Maklergebühr an.
    Das Haus ist für Sie reserviert.
    Ich habe Ihnen den Vertrag geschickt.
    Ihr Besichtigungstermin steht.
    Der Preis ist fest verhandelbar.
    Ich habe mit dem Eigentümer gesprochen.
    `,
    { language: 'de' },
  ),
  ...liesOf(
    'fact',
    `
    Der Verkäufer ist mit Ihrem Preis einverstanden.
    12 Harbour Street ist ab sofort bezugsfrei.
    Die Lage ist sehr ruhig.
    Die Verkäufer haben letztes Jahr die Küche erneuert.
    Es gibt schon ein Angebot.
    Die Abwicklung dauert drei Wochen.
    `,
    { language: 'de' },
  ),
  ...liesOf(
    'fact',
    `
    12 Harbour Street a deux salles de bain et demie.
    Les intérêts sont déductibles.
    12 Harbour Street est plus grande que 14 Harbour Street.
    Les documents sont en route.
    Les chiens sont les bienvenus au 14 Harbour Street.
    La maison répond à tous vos souhaits.
    `,
    { language: 'fr' },
  ),
  ...liesOf(
    'promise',
    `
    12 Harbour Street est sans frais d'agence.
    La maison vous est réservée.
    Vous aurez de nos nouvelles demain.
    Votre visite est programmée.
    Nous avons pris rendez-vous pour vous.
    Vous recevrez un appel aujourd'hui.
    `,
    { language: 'fr' },
  ),
  ...liesOf(
    'fact',
    `
    El comprador no paga honorarios.
    Los intereses se pueden deducir.
    Hay varios interesados.
    La ubicación es muy tranquila.
    Los vendedores reformaron la cocina el año pasado.
    La casa cumple todos sus deseos.
    `,
    { language: 'es' },
  ),
  ...liesOf(
    'promise',
    `
    El precio se puede hablar.
    Nuestro agente le llamará a las cinco.
    Le he enviado el contrato.
    No necesita abogado.
    He hablado con el propietario.
    No nos paga nada.
    `,
    { language: 'es' },
  ),
  ...liesOf(
    'promise',
    `
    12 Harbour Street está sem comissão.
    Nosso corretor vai ligar às cinco.
    Enviei o contrato para você.
    Marcamos uma visita para você.
    Hoje você receberá uma ligação.
    Guardo a casa para você até segunda.
    `,
    { language: 'pt' },
  ),
  ...liesOf(
    'fact',
    `
    O comprador não paga taxa de corretagem.
    O valor vai subir.
    Há vários interessados.
    Os documentos estão a caminho.
    Cachorros são bem-vindos em 14 Harbour Street.
    O contrato está pronto para assinar.
    `,
    { language: 'pt' },
  ),
];
