import type { Concepts } from "./concept-words.ts";

/** What a story is about if the same words are harmless. */
export const innocence: Concepts = {
  /** Sport, games, plays, films and jokes. */
  play: {
    kazakh: `
      футбол күрес= күрестен бокс= көкпар доп= допт жарыс ойын ойнады ойнап ойнайды ойыншық кино= фильм спектакль рөл концерт
      сурет= каткада доте катка прикол әзіл күлді күлдік күлдір күлкі квест самокат шана хаха
    `,
    russian: `
      футбол хоккей самбо бокс спортзал тренировк соревнован матч играет= играли игру= фильм сериал спектакл театр роль=
      репетиц шутк шутя посмеял мульт концерт кс= доте= караоке танц квест самокат каток санк конкурс мяч= мяча= мячом= шутку=
      шутки= игре= игрушк играл поговорк как_говорит
    `,
    english: `
      football judo boxing box= match= game= league tournament final= play= film= movie novel theatre theater actor stage joke
      joking haha laughed costume band= drums song= recital concert vinyl lol= ball quiz escape_room ping-pong squad marathon
      halloween ask_a_question skipped_a party=
    `,
  },
  /** Falls, traffic, falling branches: nobody did it. */
  accident: {
    kazakh: `
      тайып сүрініп апат авария байқаусыз байқамай абайсыз көлік_апат люк= мұз= өзі_құл жұмыста_ жылы_суға сырғанақта_
      құлап_сын құлап_аяғ өзі_құлап күйдіріп_алды күйдіріп_алған кесіп_алды сындырып_алд сындырып_ал ауыртып_ал люстра_құла
      атпен_құла лифт құлап=
    `,
    russian: `
      упал= упала= упали= авари дтп= случайн нечаян поскольз гололёд гололед батут люк= качел горк велосипед на_работе_сломал
      неосторож споткн на_льду застрял чудом
    `,
    english: `
      accident accidentally slipped tripped ice= bike= bicycle trampoline by_mistake ceiling insurer insurance ramp=
      stuck_in_the claim_against
    `,
  },
  /** Trade and contracts. */
  business: {
    kazakh: `
      ремонт құрылыс тауар баға= бағасы КСК= аванс келісім_шарт акция_ жалақы гонорар заказ виза соғым құбыр лифт люстра
      келіссөз талап= келісімшарт ұйымдастырушы жанармай ортақ= аңға отын_ мал_сойдыр
    `,
    russian: `
      ремонт аванс подрядчик аренд заказчик договор= договора= смет гонорар страхов отчёт отчет проект клиент поставщик бизнес
      арендодател ипотек тариф товар образно продаж повар заказ кухонн_магаз визу= виза= трубу= трубы лифт перевозчик комисси
      реклам федерац коллег увольн расчёт очеред график люстр соревнован пенсию= списали магазин_открыт доли= долю=
      чёрный_список заправк лечение= общий=_сосед дрова мусор за_бензин сарай_стар
    `,
    english: `
      contract contractor refund deposit invoice customer_service project deadline share shares bank= fees review bakery
      plumber roof_repair tenant insurer visa= repair pipe pipes movers aerial charges lift= elevator slogan databases claim
      commission queue chandelier pension= hearing_on ad= leaflet bullet_point meeting rubbish shed= mower firewood
    `,
  },
  /** Things that break without hurting anybody. */
  thing: {
    kazakh: `терезе терезені есік= шарбақ көлік машинаны ыдыс телефонды қоршау велосипед әйнек құбыр`,
    russian: `окно стекл чашк ваз= вазу машин забор телефон экран мебел куртк столб велосипед труб= тарелк`,
    english: `window fence car= vase cup= phone= screen glass furniture coat= bike pipe mirror`,
  },
  /** What is long over. Those who have only made up are not safe: «помирились» is no such word. */
  resolved: {
    kazakh: `қазір_жуас баяғыда_болған бәрі_артта`,
    russian: `позади давно_прост`,
    english: `thats_over long_over made_peace`,
  },
  /** A doctor or a salon at work. */
  clinic: {
    kazakh: `дәрігер салон крем тіс_дәрігер массаж= аппендицит тексерді`,
    russian: `врач осмотр салон стоматолог массажист аппендицит процедур`,
    english: `dentist doctor= salon examined surgeon massage= appendicitis pe=`,
  },
  /** Weather, crowds and things that strike of themselves. */
  nature: {
    kazakh: `жел= жаңбыр күн_ыс боран дауыл`,
    russian: `ветер ветром солнц дожд град= снег= сосул ветк молни`,
    english: `wind= sun= rain hail storm snow= branch= lightning reply heat=`,
  },
};
