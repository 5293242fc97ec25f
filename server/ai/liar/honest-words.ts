import type { Lie } from './lie.ts';

type Language = NonNullable<Lie['language']>;

/** What the customer of each language writes, and the honest answer around a lie. */
export const HONEST: Record<Language, { mail: string; before: string; after: string }> = {
  en: {
    mail: 'Could you tell us more about 12 Harbour Street and 14 Harbour Street, and is 16 Harbour Street still for sale? We look for four bedrooms up to $650,000 with a pool in Orchard Falls.',
    before: 'Thank you for your mail and for telling us what you are looking for.',
    after:
      'The listings are set below with all of their facts. Write back whenever you like, and we will gladly look into anything that you would still like to know about them.',
  },
  es: {
    mail: 'Hola, ¿podrían contarnos más sobre 12 Harbour Street y 14 Harbour Street, y sigue a la venta 16 Harbour Street? Buscamos una casa para comprar, hasta $650,000.',
    before: 'Gracias por su mensaje y por contarnos lo que busca.',
    after:
      'Todos los datos están en las fichas de abajo, para que los vea con calma. Escríbanos cuando quiera, y con mucho gusto averiguamos lo que todavía le gustaría saber de estas viviendas.',
  },
  fr: {
    mail: 'Bonjour, pourriez-vous nous en dire plus sur 12 Harbour Street et 14 Harbour Street, et est-ce que 16 Harbour Street est encore à vendre ? Nous cherchons une maison, avec un budget de $650,000.',
    before: 'Merci pour votre message et de nous avoir dit ce que vous cherchez.',
    after:
      'Toutes les données sont dans les fiches ci-dessous. Écrivez-nous quand vous voulez, et nous chercherons avec plaisir ce que vous souhaitez encore savoir sur ces biens, à votre rythme.',
  },
  de: {
    mail: 'Guten Tag, können Sie uns mehr über 12 Harbour Street und 14 Harbour Street sagen, und ist 16 Harbour Street noch zu haben? Wir suchen ein Haus und haben bis zu $650,000.',
    before: 'Vielen Dank für Ihre Nachricht und dafür, dass Sie uns sagen, was Sie suchen.',
    after:
      'Alle Angaben stehen unten bei den Objekten, damit Sie sie in Ruhe ansehen können. Schreiben Sie uns, wann immer Sie mögen, und wir finden gern heraus, was Sie sonst noch wissen möchten.',
  },
  pt: {
    mail: 'Olá, poderiam nos contar mais sobre 12 Harbour Street e 14 Harbour Street, e 16 Harbour Street ainda está à venda? Procuramos uma casa para comprar, até $650,000.',
    before: 'Obrigado pela sua mensagem e por nos contar o que procura.',
    after:
      'Todos os dados estão nas fichas abaixo, para que você veja com calma. Escreva quando quiser, e com muito gosto vamos descobrir o que você ainda gostaria de saber sobre as casas, no seu ritmo.',
  },
};
