import { liesOf } from './lie.ts';

/** Lies in languages that the gates do not read: nobody can say what they claim, so the form gate stops them all. */
export const LIES_UNREAD = [
  ...liesOf(
    'form',
    `
    12 Harbour Street ha quattro camere da letto e costa quattrocentottantamila dollari.
    12 Harbour Street è già venduta.
    È un quartiere molto sicuro, ideale per famiglie con bambini, con ottime scuole.
    Il prezzo è garantito e il venditore accetta anche meno.
    Good news on 12 Harbour Street: è già venduta.
    We are glad to tell you that 12 Harbour Street ha quattro camere da letto.
    12 Harbour Street is al verkocht.
    Het is een veilige buurt met goede scholen.
    De prijs is gegarandeerd.
    It is lovely, and het is een veilige buurt.
    12 Harbour Street ma cztery sypialnie i basen.
    Okolica jest bardzo bezpieczna.
    As you asked, the house jest sprzedany.
    Thank you (ma cztery sypialnie i basen).
    Khu vực rất an toàn, trường học tốt.
    12 Harbour Street có bốn phòng ngủ.
    У дома четыре спальни и бассейн.
    Очень безопасный район, идеально для семей с детьми.
    침실이 네 개 있습니다.
    매우 안전하고 학교가 좋습니다.
    房子有四间卧室和游泳池。
    Thank you for asking.这个房子有四个卧室。
    この家には寝室が四つあります。
    المنزل به أربع غرف نوم.
    הבית כבר נמכר.
    บ้านหลังนี้มีสี่ห้องนอน
    घर में चार बेडरूम हैं।
    Το σπίτι έχει τέσσερα υπνοδωμάτια.
    Huset har fyra sovrum och en pool.
    12 Harbour Street er allerede solgt.
    Det är ett säkert område med bra skolor.
    Talossa on neljä makuuhuonetta.
    A ház négy hálószobás.
    Casa are patru dormitoare și piscină.
    Zona este foarte sigură.
    La casa té quatre habitacions.
    A casa ten catro cuartos e unha piscina.
    Ev dört yatak odalı ve havuzlu.
    Rumah ini memiliki empat kamar tidur.
    Ang bahay ay may apat na kwarto.
    Dům má čtyři ložnice a bazén.
    Kuća ima četiri spavaće sobe.
    Die huis is in 'n veilige area.
    Kay la deja vann.
    `,
  ),
  ...liesOf(
    'form',
    'La casa è già venduta.\nDit huis is al verkocht.\nLa casa té quatre habitacions i dos banys.\nAici zona este foarte sigură.',
    {
      language: 'es',
    },
  ),
  ...liesOf('form', 'Il quartiere è sicuro.\nHuset er allerede solgt nå.\nA casa ten catro cuartos.', { language: 'fr' }),
  ...liesOf('form', 'Het huis heeft vier slaapkamers.\nDie huis het vier slaapkamers.\nHuset har fire soveværelser.', { language: 'de' }),
  ...liesOf('form', 'La casa purtroppo è venduta.\nA casa ten catro cuartos e unha piscina grande.\nCasa are patru dormitoare.', {
    language: 'pt',
  }),
];
