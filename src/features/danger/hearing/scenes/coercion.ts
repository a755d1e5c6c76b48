import type { Concepts } from "./concept-words.ts";

/** How somebody is kept, made to do things, frightened and driven out. */
export const coercion: Concepts = {
  /** Locked in, tied, on a chain; not let out; papers, phone and shoes taken away. */
  confine: {
    kazakh: `
      қамап= қамайды қамап_қой қамады камаған құлыптап кілттеп кілтпен_жап есікті_құлып босатпай босатпайды далаға_шығар
      байлап= байлайды байлап_кет шынжыр аяқ_киімімді_тығ шынжырға шынжырлап үйден_шығар бөлмеден_шығар үйге_жіберм
      үйден_жіберм далаға_шығарм қайтуға_рұқсат_берм уйден_шыгарм есікті_сырттан есикти_кулып сыртынан_кілттеп
      сыртынан_құлыптап сыртынан_кулыптап орындыққа_байлап байлаулы үйден_шығарм бөлмеден_шығарм көшеге_шығарм
    `,
    russian: `
      закрывает_в закрыл_на_ключ под_замком под_замок взаперти на_цепи на_цепь не_выпуст не_отпуска уйти_не_дают уйти_не_даёт
      удерживает удерживали связал связывает привязыва привязал приковал в_подвал в_сарае выходить_не_даёт не_выпускает_из_дом
      не_выпускает_из_кварт не_выпускает_на_улиц не_выпускал из_дома_не_выпуск из_комнаты_не не_пускает_на_улиц не_выходить
      не_выпускали привяз+ запер= заперла= заперли= запирает= запирают= запирал= запирали= закрыл_меня закрыла_меня закрыл_нас
      закрывает_меня закрывает_нас закрывает_её запирает_на замуровал закрыл_снаружи закрыли_снаружи закрыла_снаружи
      не_выпускает,_пока
    `,
    english: `
      locked_in locks_me locked_me locks_us locked_us locks_her locks_him locked_her locked_him lock_me lock_us locked_up
      keep_me_locked keeps_me_locked not_allowed_out wont_let_me_out wont_let_me_leave wont_let_her_leave wont_let_her_out
      cant_leave_the_house chained chain= ties_me ties_her ties_him ties_the tied_me tied_her tied_to tied_up held_me held_her
      took_my_shoes lock_her lock_him cant_leave wont_let_us_out locks_the_child keeps_us_locked doesnt_let_me doesnt_let_my
      doesnt_let_her wont_let_me prisoner captive barricaded cant_go_out not_let_out locked_from_outside
      locked_from_the_outside shut_him_in shut_her_in shut_me_in shut_my
    `,
  },
  /** Made to do it. */
  force: {
    kazakh: `
      мәжбүрле- мәжбүрлеп мәжбүр күштеп күшпен зорлап зорла- зорлық қаламасам қаламаймын қаламаса еркімнен_тыс келіспесем
      жоқ_десем алып_қашты алып_қашып алып_қашқан алып_қаш
    `,
    russian: `
      заставля заставил заставл принуд принужд силой= насильно против_воли не_даёт не_дает украли_замуж украл_в_жёны выкрали
      против_моей
    `,
    english: `
      force forced forces forcing makes_me made_me makes_her made_her makes_him made_him make_me against_my_will
      against_her_will said_no says_no say_no
    `,
  },
  /** Touching, undressing, a bed. */
  sex: {
    kazakh: `
      жатарда төсек төсегі төсекке шешінді шешіндір жалаңаш ұятты_жер ішкиім іш_киім киімінің_астын кийиминин_астын күштеп_сүй
      аузымнан_сүй аузынан_сүй тиесің жатам= жатамын тізесіне_отырғыз моншасына сипайды сипалайды сипап тиіседі тийисед тиісед
      ұстатты күш_көрсет видеосын_көрсет шешін_деп ұяттыжер құшақтап сүйіп киім_ауыстыр бөлмеме_кіріп баскынып басқынып
      моншаға_шақыр денесіне жыныстық сүйгісі оңаша_шақыр қызыма_көз киімсіз_сурет денесін_сипа
    `,
    russian: `
      раздева интимн трусы трусик под_юбк под_юбку лапа грудь ложусь лажусь лечь_с лягу_с не_лягу переспать в_постель
      к_себе_в_постель секс на_колени_сажа сажает_на_колени показывает_взросл взрослые_картинк в_рот членом поцелу
      целует_в_губы гладит+ без_трус нагишом ноч_в_комнат в_кабинете_и_полез под_одежд приставал пристаёт пристает домога
      спать_с_ним спать_со секретную_игр зазывает к_себе_дом ко_мне_в_комнат обнажён непристойн интимные голая= голой= голую=
      голого= голые= голый= голышом раздевает раздевал раздевает_и раздеться разден лез_ко_мне лезет_ко_мне лезет_к_ней
      залез_под одеяло подглядыва пошлост сел_на_колен совращ растл на_массаж_закр по_одному_на_массаж трогает= трогал=
      трогала= трогать= потрогал= трогают=
    `,
    english: `
      undress undressed undresses naked no_pants pants_down underwear panties touch= touches= touched= touching kisses kissed
      in_my_bed into_my_bed my_room_at_night sex= sexual private_parts between_the_legs uses_her uses_me sit_on_him on_his_lap
      nudes her_bed love_bites secret= undressing forces_himself comes_to_her_bed comes_to_my_bed nude gropes between_her_legs
      private_video inappropriately grooming groomed molests under_the_blanket touches_my peeks_at peeping nude_photos
    `,
  },
  /** Fear of a person, and what is done out of it. */
  fear: {
    kazakh: `
      қорқа қорқам қорқып қорқады қорқад қорқамын корка қорқынышты_өмір жасырынып жасырын- жасырындық тығылып тығыл- қашып_шық
      қаштым қашып_кет зәрем зәресі дірілдеп дірілдей үрейлен бата_алмай сөйлемей_қалды айта_алмай үндемейді жылайды жылап=
      жылаймын шошып шошиды
    `,
    russian: `
      боюсь боится= боимся= боятся= баюсь баится страшно страх= страхе прячет прятат прячусь прячемся прячет_руки сплю_у_двери
      спрятал вздрагива дрожит дрожу трясёт= трясет= шёпот шепчет убежал сбежал выпрыгнул еле_спас плачет= плачу= рыдает
      кричала= крики= крик= молчит= замолчал замкнул
    `,
    english: `
      afraid scared terrified frightened fear= hide= hides= hiding= flinch flinches flinched trembling trembles ran_away
      run_away fled= escape escaped cries= crying= screams screaming screamed sobbing whispers whispered wont_talk
      stopped_talking begging begs= begged
    `,
  },
  /** Drink and drugs. */
  drunk: {
    kazakh: `
      мас= ішіп_келс ішіп_келіп ішіп_алып ішіп_ал ішсе арақ нашақор есірткі ишип_алып ішкенде ішеді ішкен= ішкен_сайын ишкен
      арак ішкендей_бол
    `,
    russian: `
      пьян пьёт= пьет= пьют= напь напив выпь выпив бухает бухой нажра запо наркоман наркот притон под_кайф алкаш алкогол шприц
      пьющ бутылк_водк под_градус на_рогах поддат
    `,
    english: `drunk drinks drinking drank high= drugs addict alcoholic booze boozed vodka wasted`,
  },
  /** Papers, phone and keys are taken away. */
  seize: {
    kazakh: `
      құжатымды паспортымды телефонымды куәлігімді куаликти ақшамды_тартып картамды пенсиямды тартып_алып аяқ_киімімді
    `,
    russian: `
      паспорт карточк ключи= документы= пенсию= зарплатную одежду= обувь= отобрал отбирает отобрали забрал_телефон
      отобрал_телефон телефон_отобрал телефон_забрал отбирает_телефон телефон_отбира без_телефон телефона_нет
    `,
    english: `passport phone= documents keys= my_shoes pension bank_card id_card takes_all_my`,
  },
  /** People run from a home or lock themselves in. */
  flight: {
    kazakh: `
      үйден_қаш қашып_шықтық қашып_шықтым балаларды_алып_қаш далада_түне көршіге_қаш көршінікіне_қаш көршіде_түне
      жасырынып_отыр тығылып_отыр жалаңаяқ_қаш ваннаға_тығ төркініме_қаш есікті_іштен паналап қашып_жүр
    `,
    russian: `
      убежали_из_дом убежала_из_дом сбежала_из_дом сбежала_с_дет убегаем_к убегали_к убежала_к_сосед ночуем_у ночевали_у
      ночую_у ночую_в_машин прячемся_у прячемся_в прячусь_в сижу_в_ванной сидим_в_ванной закрылась_в_ванной заперлась_в
      закрылись_с_дет босиком_по босиком_выбежал выбежала_босик выскочила_в выпрыгнула_из_окн спим_одет сплю_одет сплю_в_одежд
      сумка_собрана кризисн_центр кризисном_центр в_чём_был прибежала_ко_мне_ноч прибежала_к_нам_ноч удрала_от от_своего_удрал
      где_можно_спрят адрес_где_можно
    `,
    english: `
      ran_out_barefoot ran_barefoot fled_barefoot ran_to_the_neighb run_to_the_neighb slept_in_the_car sleep_in_the_car
      sleeping_in_the_car sleep_in_my_clothes hiding_in_the_bathroom locked_myself_in writing_from_the_bathroom
      in_the_bathroom_with_the_door bag_packed shelter= safe_house we_hide i=_hide hid_in hiding_at hiding_from ran_away_from
      fled_from fled_to fled_in pushed_the_wardrobe chair_against_the_door furniture_against barricade where_we_are_staying
      my_home_address somewhere_to_hide
    `,
  },
  /** Forced into bed, told without the word. */
  unwilling: {
    kazakh: `
      үстімде_жат оянсам_үст оянсам_басқ оянсам_кий жоқ_дегенді_түсін қаламасам_да келіспегенім маған_бірдеңе_қос
      бірдене_косып бірдеңе_қосып бірдеңе_салып ішімдікке_бірдеңе мен_қаламай төсекке_сүйре төсекте_мәжбүр жыныстық_қатын
    `,
    russian: `
      проснулась_он_на_мне проснулась_а_он он_на_мне он_уже_на не_слышит_нет не_понимает_нет слова_нет говорю_нет
      не_давала_согласия супружеский_долг берёт_своё взял_своё берёт_меня взял_меня_когда навалился подсыпал подмешал
      что-то_подсып без_моего_согласия без_согласия_перес пользуется_мной пользовался_мной имеет_право_на_меня требует_близост
      близости_силой лёг_на_меня ложится_ко_мне раздвин пока_я_спала воспользова согласие_не_треб супругу_согласие
    `,
    english: `
      on_top_of_me wont_take_no doesnt_take_no didnt_take_no wouldnt_stop didnt_stop said_stop wouldnt_get_off drugged_my
      spiked_my put_something_in_my_drink never_agreed_to_sex didnt_consent didnt_want_to_sleep wifely_duty his_wifely
      marital_duty even_when_i_cry while_i_slept while_i_was_asleep uses_me uses_her uses_my_body sold_my sold_her paid_for_me
      had_his_way pass_me_around passed_around woke_up_without nobody_calls_it
    `,
  },
  /** What is heard through a wall. */
  overheard: {
    kazakh: `
      айқайы_естіл айғайы_естіл шыңғырған шыңғырып тарсыл гүрсіл қабырғадан_естіл «құтқар құтқарыңдар ұрмашы тоқтатшы
      өлтіріп_қояды жылағаны_естіл дүңкіл
    `,
    russian: `
      за_стен за_стенк через_стен через_стенк грохот глухие_удар удары= слышим_как слышу_как слышно_как слышны умоля
      кричала_помог просит_перестать не_надо=_просит просит_не_надо
    `,
    english: `
      through_the_wall thud thuds thumps screams begging_him begs_him stop_please please_stop hear_her hear_him crash crashes
    `,
  },
};
