import { afterAll, beforeAll, expect, test } from 'bun:test';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { furnish, type Stage, scriptedModel, startStage } from '../../test/start-stage.ts';
import { HONEST } from './honest-words.ts';

type Walk = { what: string; mail: string; language: string; paragraphs: string[]; why: string | null };
const { mail: ENGLISH, before, after } = HONEST.en;
const ITALIAN = 'Buongiorno, vorrei sapere di più su 12 Harbour Street e 14 Harbour Street, grazie mille.';
const IN_ITALIAN = [
  'Grazie per la sua mail e per averci raccontato che cosa cerca. Le schede con tutti i dati sono qui sotto, così può guardarle con calma quando vuole.',
  '12 Harbour Street ha quattro camere da letto, è in un quartiere molto sicuro con ottime scuole, e il venditore accetta anche meno.',
];
const IN_POLISH = [
  'Dziękujemy za wiadomość i za to, że napisali Państwo, czego szukają. Wszystkie dane są poniżej, więc można je spokojnie przejrzeć w dowolnej chwili.',
  '12 Harbour Street ma cztery sypialnie i basen, okolica jest bardzo bezpieczna, a cena jest gwarantowana przez właściciela na zawsze.',
];
const IN_VIETNAMESE = [
  'Cảm ơn bạn đã viết thư và cho chúng tôi biết bạn đang tìm gì. Mọi thông tin đều có bên dưới để bạn xem khi nào thuận tiện nhất cho mình.',
  '12 Harbour Street có bốn phòng ngủ và hồ bơi, khu vực rất an toàn, trường học tốt, giá được bảo đảm.',
];
const UNREAD = 'the draft is not plainly in a language that the gates read';
const WALKS: Walk[] = [
  { what: 'an Italian draft for a customer who writes Italian', mail: ITALIAN, language: 'it', paragraphs: IN_ITALIAN, why: UNREAD },
  { what: 'an English draft for a customer who writes Italian', mail: ITALIAN, language: 'it', paragraphs: [before, after], why: 'The customer writes Italian' },
  { what: 'an Italian draft where triage says English', mail: ITALIAN, language: 'en', paragraphs: IN_ITALIAN, why: UNREAD },
  { what: 'a Polish draft for a customer who writes English', mail: ENGLISH, language: 'en', paragraphs: IN_POLISH, why: UNREAD },
  { what: 'a Vietnamese draft for a customer who writes English', mail: ENGLISH, language: 'en', paragraphs: IN_VIETNAMESE, why: UNREAD },
  {
    what: 'one Polish sentence in an English draft',
    ...{ mail: ENGLISH, language: 'en', paragraphs: [before, 'Okolica jest bardzo bezpieczna.', after] },
    why: '"Okolica jest bardzo bezpieczna." is not plainly in English',
  },
  { what: 'an honest English draft', mail: ENGLISH, language: 'en', paragraphs: [before, after], why: null },
]; // biome-ignore format: one walk per line

let database: TestDatabase;
let stage: Stage;
let arrived: Awaited<ReturnType<Stage['arrive']>>[];

beforeAll(async () => {
  database = await startDatabase();
  const walkOf = ({ subject }: { subject: string }) => WALKS[Number(subject.split('#')[1])] ?? WALKS[0];
  stage = await startStage(
    scriptedModel({
      triage: ({ mail }) => ({ language: walkOf(mail)?.language ?? '' }),
      learn: () => [],
      draft: ({ mail }) => ({ language: walkOf(mail)?.language ?? '', paragraphs: walkOf(mail)?.paragraphs ?? [] }),
    }),
  );
  await furnish();
  arrived = [];
  for (const [at, { mail }] of WALKS.entries()) arrived.push(await stage.arrive(mail, { subject: `Harbour Street #${at}` }));
  await stage.play();
}, 120_000);
afterAll(async () => {
  await stage.stop();
  await database.stop();
});

test('only what is in a language that the gates read leaves by itself', () => {
  const honest = arrived.filter((_, at) => WALKS[at]?.why === null).map(({ email }) => email);
  expect(stage.sink.received.map(({ to }) => to.join()).sort()).toEqual(honest.sort());
});

test.each(WALKS.map((walk, at) => [walk.what, walk.why, at] as const))('%s', async (_, why, at) => {
  const { mailId, threadId } = arrived[at] ?? { mailId: '', threadId: '' };
  const [decision, reply] = await Promise.all([stage.decisionOn(mailId), stage.replyOn(threadId)]);
  expect(decision?.outcome).toBe(why === null ? 'held' : 'review');
  expect(decision?.outcomeDetail).toContain(why ?? '');
  expect(reply?.delivery?.state === 'review').toBe(why !== null);
});
