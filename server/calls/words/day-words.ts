/** Weekdays and months as people write them in English, Spanish, French, German and Portuguese; no accents. Monday first. */
export const WEEKDAYS = [
  'mondays?|mon|lunes|lundi|montags?|segunda-feira|segunda',
  'tuesdays?|tues?|martes|mardi|dienstags?|terca-feira|terca',
  'wednesdays?|weds?|miercoles|mercredi|mittwochs?|quarta-feira|quarta',
  'thursdays?|thurs?|thu|jueves|jeudi|donnerstags?|quinta-feira|quinta',
  'fridays?|fri|viernes|vendredi|freitags?|sexta-feira|sexta',
  'saturdays?|sabados?|samedi|samstags?|sonnabends?',
  'sundays?|domingos?|dimanche|sonntags?',
] as const;

export const MONTHS = [
  'jan(?:uary)?|enero|janvier|januar|janeiro',
  'feb(?:ruary)?|febrero|fevrier|februar|fevereiro',
  'mar(?:ch)?|marzo|mars|marz|marco',
  'apr(?:il)?|abril|avril',
  'may|mayo|mai|maio',
  'june?|junio|juin|juni|junho',
  'july?|julio|juillet|juli|julho',
  'aug(?:ust)?|agosto|aout',
  'sept?(?:ember)?|septiembre|septembre|setembro',
  'oct(?:ober)?|octubre|octobre|oktober|outubro',
  'nov(?:ember)?|noviembre|novembre|novembro',
  'dec(?:ember)?|diciembre|decembre|dezember|dezembro',
] as const;

export const TODAY =
  /\b(today|this (?:morning|afternoon|evening)|tonight|hoy|esta (?:tarde|noche)|aujourd'hui|ce (?:matin|soir)|cet apres-midi|heute|hoje)\b/;
export const DAY_AFTER_TOMORROW = /\b(day after tomorrow|pasado manana|apres-demain|ubermorgen|depois de amanha)\b/;
/** "Por la mañana", "am Morgen" and "guten Morgen" are no tomorrow. */
export const TOMORROW =
  /\b(tomorrow|tmrw|demain|amanha)\b|(?<!(?:la|por la|de la|esta)\s)\bmanana\b|(?<!\b(?:am|guten|jeden|diesen|einen)\s)\bmorgen\b/;
export const NEXT_WEEK =
  /\b(next week|following week|week after|(?:la )?(?:proxima semana|semana que viene|semana proxima|semana que vem)|(?:la )?semaine prochaine|nachste[rn]? woche|kommende[rn]? woche)\b/;
export const THIS_WEEK = /\b(this week|later this week|rest of the week|esta semana|cette semaine|diese[rn]? woche|nessa semana)\b/;
export const WEEKEND = /\b(weekend|week-end|fin de semana|wochenende|fim de semana)\b/;
export const EARLY = /\b(early|beginning|start of|first half|principios?|comienzo|debut|anfang|inicio|comeco)\b/;
export const LATE = /\b(late|later|end of|second half|finales?|fin de la semana|fin de semaine|ende|final d[ao])\b/;
/** Marks the weekday of the coming week. */
export const NEXT = /\bnext\b|\bproxim[oa]\b|\bprochaine?\b|\bque viene\b|\bque vem\b|\bnachste[nrm]?\b/;
export const SMALL_NUMBERS: Record<string, number> = {
  ...{ a: 1, one: 1, un: 1, una: 1, une: 1, uma: 1, ein: 1, eine: 1, einer: 1, einem: 1 },
  ...{ two: 2, dos: 2, deux: 2, zwei: 2, duas: 2, dois: 2, three: 3, tres: 3, trois: 3, drei: 3 },
  ...{ four: 4, cuatro: 4, quatre: 4, vier: 4, quatro: 4, five: 5, cinco: 5, cinq: 5, funf: 5, six: 6, seis: 6, sechs: 6 },
  ...{ seven: 7, siete: 7, sept: 7, sieben: 7, sete: 7, ten: 10, diez: 10, dix: 10, zehn: 10, dez: 10 },
};
/** "In five days", "dans 3 jours". Group: the number. */
export const IN_DAYS = new RegExp(
  `\\b(?:in|dans|en|dentro de|em|daqui a)\\s+(\\d{1,2}|${Object.keys(SMALL_NUMBERS).join('|')})\\s+(?:days?|dias?|jours?|tag(?:en)?)\\b`,
);
/** Months and years that only begin to be near: no time that can be booked today lies there beyond doubt. */
export const NEXT_MONTH =
  /\b(?:next month|in (?:a|one) month|nachste[nrsm]? monat|in einem monat|(?:le )?mois prochain|dans un mois|(?:el )?(?:proximo mes|mes que viene)|dentro de un mes|(?:o )?mes que vem|(?:no )?proximo mes|daqui a um mes)\b/;
export const FAR_OFF =
  /\b(?:next year|after (?:christmas|the holidays|new year)|in \w+ months|in \w+ monaten|nachstes jahr|dans \w+ mois|l'annee prochaine|dentro de \w+ meses|el ano que viene|(?:o )?ano que vem|daqui a \w+ meses)\b/;
