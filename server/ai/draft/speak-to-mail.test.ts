import { expect, test } from 'bun:test';
import { missesMail } from './speak-to-mail.ts';

const says = (text: string) => ({ paragraphs: [text], questions: [], language: 'en' });
const BLAND =
  'Thank you for your message. We are glad that you wrote to us and would be happy to help you find the right home. A colleague of ours knows the market well, and we will keep looking for you.';

test.each([
  ['We look for three bedrooms near the pier, with room for two dogs.', 'Two dogs will like the garden of the first home.'],
  ['Is there parking at 12 Harbour Street?', 'Harbour Street comes with a garage of its own.'],
  ['Up to $650k please, a yard would be lovely.', 'Both stay within your $650,000.'],
  ['A yard would be lovely for us all.', 'Here are homes with a garden that gets the sun.'],
  ['We have to move by March because of my new job.', 'March leaves us some weeks, which is enough.'],
  ['Looking for a 3BR in Eastgate or close by', 'These three-bedroom homes came in this week.'],
])('“%s” is spoken to by “%s”', (mail, answer) => expect(missesMail(says(answer), mail)).toBeNull());

test.each([
  ['en', 'We look for three bedrooms near the pier, with room for two dogs and a place to park the boat.', BLAND],
  [
    'es',
    'Buscamos tres dormitorios cerca del muelle, con sitio para dos perros y para aparcar la barca.',
    'Gracias por su mensaje. Nos alegra que nos escriba y con gusto le ayudaremos a encontrar la vivienda que busca. Una persona de nuestro equipo le responderá.',
  ],
  [
    'fr',
    'Nous cherchons trois chambres près de la jetée, avec de la place pour deux chiens et pour le bateau.',
    'Merci pour votre message. Nous serons heureux de vous aider dans votre recherche. Une personne de notre équipe vous répondra avec plaisir.',
  ],
])('an answer that would fit any mail is told so, with what it might name (%s)', (_, mail, answer) => {
  expect(missesMail(says(answer), mail)).toMatch(/^speaks to nothing that the customer wrote of, such as \p{L}+/u);
});

test.each([
  ['a mail that holds nothing to speak to', 'Hello, thank you, I would like some more information please.', BLAND],
  ['an answer in another language', 'Busco una casa con jardín cerca del puerto para mi barca.', BLAND],
])('%s is no fault', (_, mail, answer) => expect(missesMail(says(answer), mail)).toBeNull());
