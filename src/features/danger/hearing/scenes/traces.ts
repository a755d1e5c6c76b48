import type { Concepts } from "./concept-words.ts";

/** What is left of it, and with what it is done: the body, injuries, tools and weapons. */
export const traces: Concepts = {
  body: {
    kazakh: `
      басым= басымд басын= басына= басынан басыма= басымнан бетім бетін= бетіне= бетінде бетімнен щекамнан шашым шашын=
      шашынан мойным мойнын мойнына мұрным мұрны= мұрнынан аузым аузын= аузынан көзім көзі= көзін= көзіне құлағ тісім тісін=
      қолым қолын= қолына қолымды білегім білегін білек саусағ саусағын тырнағын аяғым аяғын= сирағы тізесі арқам арқасы=
      арқасын ішім= ішімнен ішіме ішінен= қабырға бүйрег жамбас иығым маңдай желке тамағым тамағына алқым ауыз= ерні= ернім
      жағым= жақ_сүйек сақалынан табанынан білектері терісін көзімнің_асты бастан бастым аузым= бетімде басымды мойнымды
      мандайым маңдайым сүйегім
    `,
    russian: `
      голову= голове= голова= головой= голов лицо= лицу= лице= морду= морде= нос= носу= носа= губу= губа= губы= губам= глаз=
      глаза= глазу= ухо= уху= ушам= зуб= зубы= зубов= щек щёку щеке= шею= шее= шеи= горло= горлу= волос косу= руку= руки=
      рукам= руке= рук= запяст пальц палец= пальцы= ногу= ноги= ногам= ноге= пятк коленк рёбр ребро= ребра= спин спину= спине=
      живот= животу= живот пинок поч= почкам= почки= печень= груд грудь= бок= плеч плечо= лоб= затылок затылку бровь= висок=
      попе= заднице челюст рот= кожу= кожа= шея=
    `,
    english: `
      head= face= nose= lip= lips= eye= eyes= ear= ears= tooth teeth= cheek hair= neck= throat arm= arms= wrist wrists hand=
      hands= finger fingers leg= legs= knee knees foot= feet= rib= ribs= back= belly stomach chest shoulder jaw= mouth skin=
      forehead skull shin= buttocks
    `,
  },
  injury: {
    kazakh: `
      көгер көгерген көк= көкала көгеріп ісіп ісік ісінген іскен қанап қанады қансыра жарық сынған сынды= сынып= сынық
      шық_кетті тігіс тіктір есінен_танып есінен_тан есі_ауысты ауруханада аурухана жараланды жара= жарасы жолақ ізі= іздері
      күйігі күйік тісін_сын тісім_сын шытынап ақсап мертік травмпункт реанимация жансақтау сүйегім көкпеңбек көгала талып_қал
      талып= есінен сиіп_қой белдіктің_ізі қанталаған быт-шыт зақым ауырады қақсап қақсайды ыңқылдап қанға_боя қаны_ақ қансы
      тігіс_түсті сөгілді қабырғам_сөг көк_ала қарауыт жолағы қан=_кетті қан=_кетіп қан=_ақты қан=_ағып қан=_ағад қан=_шықты
    `,
    russian: `
      синя синие= синий= синяя= синяк фингал гематом ссадин крови= кровь= кровоп окровав перелом сломан вывих сотряс сознани
      травмпункт травмопункт реанимац швы= наложили опух распух припух шрам ожог обож рубц следы_от след_от следы= отпечат
      выбит разбит рассёк в_пятнах пятна_на кружится_голова выкидыш хрома челюст гипс в_больниц побои побоев болят болит
      посинел теряла_созн потерял_созн ушиб кровоподт травм= хромает вскрикивает заикается отёк заплыл глаз_заплыл
      не_может_сидеть прихрам перебинт рваные сломанн нос_сломан в_реанима скорую_вызва след_ремн следы_ремн следы_пальц
      полосы_от на_спине_полос лицо_разбит разбито лицо_в губу_рассёк хрип захрипел в_кровь= кровью= окров отключил отключаюсь
      отключусь отключалась
    `,
    english: `
      bruise bruises bruised bruising black_eye blood= bleeding bled= bloody fracture fractured broken= unconscious stitches
      stitched swollen welts welt= scar= scars= concussion wired_shut burn_mark burn_marks marks_on the_marks handprint
      fingerprints miscarriage scratches hospital= cant_sit limping limps teeth= long_sleeves blue_face passed_out pass_out
      dizzy scarf scarves sunglasses stutters covers_his_head covers_her_head sore= love_bites bite_marks cut_lip split_lip
      puffy hurts_to_walk cracked_rib knocked_out lump dislocated in_a_cast cast= plate_in_his stars= swallow= black_and_blue
      belt_marks blistered cigarette_burns plates_in on_my_ribs
    `,
  },
  /** Tools of beating and burning. */
  tool: {
    kazakh: `
      таяқпен белбеу белдік ременьмен ремень қамшы шыбық шлангпен шланг сыммен сым= арқанмен шнур проводпен табамен күрекпен
      күрек= қазықпен темірмен темір_қыз темірді ыдыспен бөтелке тас= таспен кірпіш ыстық_су ыстық_май қайнаған_су кипяток
      үтікпен плитаға плита= пешке ошаққа темекі_өшір темекінің сигарет кипятк аяқтарымен тақтаға қабырғаға батареяға есікке
      баспалдақтан дубинка тізесімен палка биттен етігімен белдіктің шнурмен скалкамен бауын шылым шылыммен табаны= кроватка
      картон отқа=_күйд отка=_куйд шыбықпен таяғымен
    `,
    russian: `
      ремн ремень палк шланг провод кабел шнур верёвк прут скакалк указк бита= битой= дубинк труб скалк сковород утюг кипят
      чайник сигарет зажигал окурк вилк вилкой кирпич лопат стул табурет бутылк молотк сапог сапогами ключом ключ_гаечный
      гаечн тапк полотенц об_стену об_пол об_стол об_косяк об_батаре об_угол об_дверь об_раковину к_стен к_стенке дверью
      дверь_пальц с_лестниц с_лестницы током ладонью водой_ледяной гречк ногами ногой подушк в_сугроб в_унитаз шокер ботинк
      чем_попало кружк тарелк шарф пояс= косяк ремнём прутом асфальт тапочк линейкой=
    `,
    english: `
      belt= stick= sticks= hose= cable cord= whip= rod= ruler pan= iron= kettle boiling hot_oil stove cigarette cigarettes
      lighter bottle brick hammer fist= fists= boot= boots= bat= shovel spade plate plates chair fridge wall= stairs radiator
      pillow hot_water cold_water toilet slipper asphalt door_frame shoe= shoes pots mug cup_at
    `,
  },
  weapon: {
    kazakh: `
      пышақ пышағ пышакты балта балтасын мылтық мылтығ травмат пистолет тапанша қару қанжар айыр= бензин газ_балон газ_баллон
      газды_аш кетпен қышқыл кислота ломом обрез ружье граната арматура монтировка шоқпар найза тапаншасын балтамен мылтығын
      пышағын шақпақ бөтелке_лақ тышқан_дәрі айырмен машинамен_қақ көлікпен_қақ уын_сал у=_беріп у=_береді у=_беремін у=_салып
      у=_салған у=_қосып найзағай= оқ=_атты оқ=_атып
    `,
    russian: `
      нож= ножом ножи= ножа= ножик топор ружь ружьё= ружья= пистолет травмат обрез карабин двустволк ствол= автомат оружи
      бензин канистр кислот лом= ломом= арматур монтиров битой= кувалд вилы= вилами гранат пуля= пули= патрон бутылку_с_горюч
      горюч отвёртк мачете бритв тесак молоток= молотком= яд= крысин отрав+ травмат= зажигалк горючк машиной= коктейл_молот
      пулю=
    `,
    english: `
      knife knives gun= guns= rifle axe= axes= pistol shotgun machete petrol gasoline acid= bullet bullets blade hammer
      crowbar weapon scissors scissor bat= racked pitchfork screwdriver hatchet rat_poison poison poisoned petrol_bomb molotov
      lighter
    `,
  },
  /** A weapon is held, pointed, shown, sharpened. */
  brandish: {
    kazakh: `
      ала_жүгір алып_келіп ұмтыл- ұмтылып ұмтылды тақап тақа- тақады тіре- тіреп тіреді шаншып шаншы- кезе- кезеп кезеніп
      көрсет- қорқыт- сілтеп сілте- ойнап оқтап оқта- сүйеп_қой сүйеп лақтыр- лақтырып тазалап тазала- шабам= шаптым құйып_кет
      қойып= атып= қыр_көрсет босағаға жастығының кезенді кезенген қуып_жүр қуып_жет ұстап_отыр
    `,
    russian: `
      кида+ кинул+ бросил+ броса+ приставил+ приставл+ подставил направил+ направл+ наставл+ наставил+ тыка+ тычет= машет=
      маха+ замахн+ точит= точил+ показа+ показыв+ грозит= угрожа+ ходит_с стоит_с пришёл_с приходит_с гоня+ гнал+ погнал
      бежал_с выскочил схватил+ хвата+ достал+ доста+ вытащ+ держит+ чистит= заряди+ передёрн полож+ леж= под_подушк прячет
      облил+ выстрел+ стрелял+ пырн
    `,
    english: `
      point points pointed pointing hold= holds= held= wave waves waved brandish pull= pulled pulls show= shows showed carry
      carries carrying cleaning sharpening sharpens stands_over stood_over chase chased chases came_at comes_at turns_up
      walks_around under_his_pillow threw= throws= press pressed put= puts= grabbed grabs ran_at loads loaded racked swings
      swung
    `,
  },
  /** Doors, windows and gates, behind which a person lives. */
  door: {
    kazakh: `есік есикт есігі терезе қақпа шарбақ үйді үйге үйіміз төбеге веранда`,
    russian: `дверь двери дверь= окно окна= окну ворота коврик порог дом= дому балкон подъезд крыльц`,
    english: `door doors window windows gate porch house flat= apartment ceiling`,
  },
  /** Fire that is laid, and what feeds it. */
  fire: {
    kazakh: `
      өртеп от_қой от_қойып жағып_жібер шашып_шақпақ өрт_қой өртейм өртеп_жібер өртеп_кет өртедi өртемек бензин_шаш бензин_құй
    `,
    russian: `
      поджёг поджог подожг подожж поджиг спалил+ сжёг+ облил_бензин бензин_облил горючей горючк коктейл сожгу= сожгут= сожжёт=
      сожжет= сожгли=
    `,
    english: `set_fire lit= doused torched set_on_fire burned_down burn_down burn_the_house burn_us`,
  },
  /** A part of the body of somebody who is spoken to, in a threat. */
  yourBody: {
    kazakh: `
      аяғыңды қолыңды көзіңді басыңды тісіңді мойныңды тіліңді құлағыңды сүйегіңді бетіңе бетіңді миыңды ішегіңді қабырғаңды
      тізеңді
    `,
    russian: `ноги= ножки пальцы= руки= шею= голову= башку= кости= глаза= язык= кишки зубы= рёбра колени позвоночник череп`,
    english: `
      your_legs your_arms your_fingers your_face your_neck your_head your_knees your_teeth your_bones your_throat your_hands
      ears= kneecaps his_ears
    `,
  },
  /** What a threat would do to it. */
  breaking: {
    kazakh: `
      сындырам сындырамын сындырамыз сындырайын кесем кесемін кесеміз кесіп_алам шұқып жұлып_алам үземін үзем жарамын бұраймын
      шашам құямын суырып
    `,
    russian: `
      перелома+ сломаю сломает сломают поломает поломаю вырву= вырвет оторву оторвёт отрежу отрежет отрублю отрубит выколю
      выбью выбьет сверну= свернёт проломлю проломит размозж раскрош прострел+ вырежу пробью
    `,
    english: `
      break_your break_my smash_your rip_out gouge snap_your break_his break_her cut_my_son will_break gonna_break
      cut_off_your cut_off_my cut_off_his
    `,
  },
  /** Bruises are hidden or explained away. */
  cover: {
    kazakh: `
      ұзын_жең қара_көзілдірік көзілдірік_ки жабық_көйлек опамен тоналкамен бояп_жүр орамалмен_жап құладым_дей құладым_деп
      құлап_қалдым_дей баспалдақтан_құладым есікке_соғыл көгерген_жерін
    `,
    russian: `
      тёмных_очк тёмные_очк чёрных_очк солнечных_очк длинный_рукав длинным_рукав длинные_рукав водолазк замазыва замазал
      тоналк тональн прячет_лиц прячет_рук прячет_шею опять_упала снова_упала говорит_упала сказала_что_упала скажи_что_упала
      споткнулась_опять ударилась_о_двер о_дверной_косяк под_макияж просто_поссорил в_пятнах
    `,
    english: `
      long_sleeves long_sleeve turtleneck sunglasses dark_glasses concealer foundation makeup_over covers_with_makeup
      walked_into_a_door walked_into_the_door fell_down_the_stairs_again says_she_fell said_i_fell tell_them_i_fell
      told_them_i_fell said_she_fell clumsy limps we_hear_furniture
    `,
  },
};
