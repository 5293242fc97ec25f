import type { Contact } from '../../../shared/contact.ts';

/**
 * The time zones in which a customer may live, by their phone number; several where a country or an area code spans
 * several. Without a number that tells, the brokerage's own zone stands for theirs. Pure.
 */
export function customerZones({ mobilePhone, qualification }: Pick<Contact, 'mobilePhone' | 'qualification'>, ownZone: string): string[] {
  const told = qualification.find(({ slot }) => slot === 'phone')?.value;
  const numbers = [mobilePhone, typeof told === 'string' ? told : ''];
  return numbers.map(zonesOfNumber).find((zones) => zones.length > 0) ?? [ownZone];
}

function zonesOfNumber(written: string): string[] {
  const isInternational = /^\s*(\+|00)/.test(written);
  const digits = written.replace(/\D/g, '').replace(/^00/, '');
  // Without a prefix, ten digits are a number of the North American plan: every mail of ours that asks for one is answered so.
  const [, area] = /^1?([2-9]\d{2})[2-9]\d{6}$/.exec(digits) ?? [];
  if (area && (!isInternational || digits.startsWith('1'))) return AREA_CODES.get(area) ?? [];
  if (!isInternational) return [];
  return [3, 2, 1].map((length) => COUNTRY_CODES[digits.slice(0, length)]).find((zones) => zones !== undefined) ?? [];
}

const [EASTERN, CENTRAL, MOUNTAIN, PACIFIC] = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'];

/** North American area codes (NANPA) by the zones of their area. */
const AREA_CODES = new Map<string, string[]>(
  (
    [
      [
        [EASTERN],
        '201 202 203 207 212 215 216 220 223 227 229 234 239 240 248 252 267 272 276 301 302 304 305 313 315 321 324 326 330 332 336 339 340 347 351 352 363 380 386 401 404 407 410 412 413 419 434 440 443 445 448 470 472 475 478 484 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 607 609 610 614 616 617 631 640 645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 732 734 740 743 754 757 762 770 771 772 774 781 786 787 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 861 862 863 864 878 904 908 910 912 914 917 919 929 934 937 939 941 943 947 948 954 959 973 978 980 983 984 989 226 249 289 343 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 819 873 905 942',
      ],
      [
        [CENTRAL],
        '205 210 214 217 218 224 225 228 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346 353 361 402 405 409 414 417 430 432 447 457 464 469 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 620 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 785 806 815 816 817 830 832 847 870 872 901 903 913 918 920 924 930 936 938 940 945 952 956 972 975 979 985 204 431 584',
      ],
      [[MOUNTAIN], '303 307 385 406 435 505 575 719 720 801 915 970 983 403 587 780 825 368'],
      [['America/Phoenix'], '480 520 602 623 928'],
      [
        [PACIFIC],
        '206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 837 840 858 909 916 925 949 951 971 236 250 257 604 672 778',
      ],
      [[EASTERN, CENTRAL], '219 260 270 317 364 423 463 574 606 765 812 850 865 906 231 269 502 807'],
      [[CENTRAL, MOUNTAIN], '308 605 701 306 639 474'],
      [[MOUNTAIN, PACIFIC], '208 458 541 986'],
      [['America/Anchorage', 'America/Adak'], '907'],
      [['Pacific/Honolulu'], '808'],
      [['America/Halifax', 'America/St_Johns'], '506 709 782 902 879'],
      [['America/Whitehorse', MOUNTAIN, CENTRAL, EASTERN], '867'],
    ] as [string[], string][]
  ).flatMap(([zones, codes]) => codes.split(' ').map((code) => [code, zones] as const)),
);

/** Country calling codes (ITU-T E.164); where a country spans several zones, those at its ends. */
const COUNTRY_CODES: Record<string, string[]> = {
  '20': ['Africa/Cairo'],
  '27': ['Africa/Johannesburg'],
  '30': ['Europe/Athens'],
  '31': ['Europe/Amsterdam'],
  '32': ['Europe/Brussels'],
  '33': ['Europe/Paris'],
  '34': ['Europe/Madrid', 'Atlantic/Canary'],
  '351': ['Europe/Lisbon', 'Atlantic/Azores'],
  '352': ['Europe/Luxembourg'],
  '353': ['Europe/Dublin'],
  '358': ['Europe/Helsinki'],
  '36': ['Europe/Budapest'],
  '39': ['Europe/Rome'],
  '40': ['Europe/Bucharest'],
  '41': ['Europe/Zurich'],
  '420': ['Europe/Prague'],
  '43': ['Europe/Vienna'],
  '44': ['Europe/London'],
  '45': ['Europe/Copenhagen'],
  '46': ['Europe/Stockholm'],
  '47': ['Europe/Oslo'],
  '48': ['Europe/Warsaw'],
  '49': ['Europe/Berlin'],
  '52': ['America/Mexico_City', 'America/Tijuana', 'America/Cancun'],
  '54': ['America/Argentina/Buenos_Aires'],
  '55': ['America/Sao_Paulo', 'America/Rio_Branco'],
  '56': ['America/Santiago'],
  '57': ['America/Bogota'],
  '61': ['Australia/Sydney', 'Australia/Perth'],
  '63': ['Asia/Manila'],
  '64': ['Pacific/Auckland'],
  '65': ['Asia/Singapore'],
  '66': ['Asia/Bangkok'],
  '81': ['Asia/Tokyo'],
  '82': ['Asia/Seoul'],
  '852': ['Asia/Hong_Kong'],
  '86': ['Asia/Shanghai'],
  '886': ['Asia/Taipei'],
  '90': ['Europe/Istanbul'],
  '91': ['Asia/Kolkata'],
  '971': ['Asia/Dubai'],
  '972': ['Asia/Jerusalem'],
};
