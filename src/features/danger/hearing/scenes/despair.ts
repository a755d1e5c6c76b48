import type { Concepts } from "./concept-words.ts";

/** How somebody writes who wants to die, or those who fear it for somebody. */
export const despair: Concepts = {
  /** Of oneself: death, sleep without waking, being gone. */
  end: {
    kazakh: `
      өлгім өлсем өлейін өліп_қал асылып асыл- асылам өзіме_қол өз-өзіне_қол өзіне_қол қол_жұмсағ өмірімді_қи өмір_сүргім
      өмірден_кет өмірден_өт жүргім_келмей мен_болмасам менсіз оянбаймын оянбай_қал оянғым_келмей енді_көріспей көріспейміз
      қош_болың қош_бол кешіріңдер бәріңе_жеңіл құтыласыңдар бәрінен_құтыл өзімнен_құтыл пойыз_аст поезд_аст масыл орным_жоқ
      неге_алмайды ауыртпай ұйықтап_кетсем жоқ_болып_кет жерлейсіңдер жерлеңдер ештеңе_ауырмай бәріне_кешірім ренжіткендер
      шаршадым соңғы_рет бәрі_бітті
    `,
    russian: `
      умереть не_жить не_хочу_жить жить_не_хо уйти_из_жизни уйти_из_этой самоуб суицид повес повеш вздёрну вены= венам= вскры+
      покончить покончу меня_не_станет не_станет= не_будет_меня без_меня не_проснуть не_просну проща прощайте не_ищите
      зажилась пора_и_мне пора_уходить помоги_уйти уйти_тихо на_похороны на_рельсы с_моста с_крыши под_поезд причин_остат
      жить_дальше_нез не_скоро_надо скоро_не_надо скоро_не_буд вместе_с_ней_на_тот не_вижу_смысла нет_смысла никому_не_нуж
      исчезнуть_навсегда исчезну всем_станет_легче всем_будет_легче сил_больше_нет последн_раз конец_всему хочется_глубже
      никто_не_стащит закончить_всё закончится_всё наложу навсегда последн в_последний_раз устала= устал= всё_решил всё_решила
      обнял_и хватит= еле_сняли
    `,
    english: `
      want_to_die wanna_die kill_myself killing_myself kills_himself end_it end_it_all end_my_life hang_myself not_be_here
      dont_want_to_be_here dont_want_to_live without_me better_off_without better_off_dead wont_be_here wont_be_alive
      not_wake_up never_wake_up goodbye_everyone farewell_letter for_the_last_time feel_guilty no_point no_reason_to_live
      when_its_over when_im_gone after_im_gone tell_my_mum tell_my_mom say_sorry do_it_themselves tonight= sleep_forever gone=
      disappear_forever overdose suicide suicidal last_time settled_his_affairs made_a_will hugged_me tired_of_it_all
      all_of_them sorry_everyone_for walking_to_the_railway
    `,
  },
  /** With what: a rope, pills, a roof, rails. */
  means: {
    kazakh: `
      арқан арканд жіпті= ілмек түйіні дәрі= дәріні дәрілер дәрі_жи таблетка таблетканы лезвие лезвия бритва венасын вена=
      шатыр шатырда шатырында крыша крышасында көпірде көпір_үст көпірдің терезе_алд жар= жарда биік 9_этаж этаждың пойыз
      рельс мылтығын газды снотворн ілмек= балконда 9_қабат тоғызыншы дәрісін дәрілерін жарқабақ өзен= көпірден шатырдан
      у=_ішіп у=_ішем у=_ішк терезе_алдында көпір= арқанды= жіп= арқан_сатып крышасы
    `,
    russian: `
      таблет снотворн верёвк петл петлю= лезви бритв крыш крыше= крышу перил мост= моста= мосту= рельс пути= платформ поезд
      ванн выхлоп завед+ заведу_машин подоконник карниз вены= венам= ножом= список_прич упаков пузырёк этаж девят= балкон
      воду= про_воду порошок наглот хватит=_таблет петля аптечк из_окна у_окна окна=_ноч яд= яды= ядах бритва за_край на_краю
      сижу_и_плачу открыл_газ открыла_газ открою_газ включил_газ в_гараже на_подоконник подоконнике таблетки_пересч
      считаю_таблет
    `,
    english: `
      pills tablets rope= noose razor blade= roof= rooftop bridge ledge railway tracks train= edge= exhaust garage overdose
      sleeping_pills bath= window= meds medication ninth_floor balcony rails hoarding stash poison poisons insulin
      bathroom_with balcony_rail cliff river bought_a_rope
    `,
  },
  /** Things put in order before the end: letters, gifts, an animal given away. */
  parting: {
    kazakh: `
      хат_жаз хат_қалд записка таратып_бер таратып= разы_бол риза_бол кешір= кешіріңд кешіріңдер мама_кешір жақсы_көремін
      қоштас- қоштасты оқисыңдар ренжімеңдер телефоны_өшірулі өшірулі сөндіріп_тас кешіріңіздер қасына_барам
    `,
    russian: `
      записк письма_до написала_письма написал_письма прощальн раздал+ раздарил+ раздаёт отдайте_кота кота_отдайте отдайте=
      скажите_дочк скажите_сын скажите_мам люблю= простите= прости= попрощал+ завещ где_плать не_вините не_ищите_винов
      виноватых не_понадобится закончил_дела ключи_под всё_решил всё_решила телефон_выключен оставил_записк оставила_записк
      страховк_покро кошку_забер кошку_отдайте собаку_заберите выключен прощен надел_костюм
    `,
    english: `
      written_the_letters wrote_letters goodbye letter_to fed_the_cat given_away gave_away giving_away gave_all look_after_her
      look_after_his look_after_my_dog paid_every sold_everything forgive_me guilty love_you_all insurance_will phone_is_off
      phone_off bequeath wrote_letters_to that's_it keys_under standing_on_the_roof_th standing_on_the_balcony_th left_a_note
      goodbye_note note_saying the_cows sold_the_car kissed_each left_me_her
    `,
  },
  /** Harm that somebody does to the own body. */
  selfHarm: {
    kazakh: `
      өзін_тіл қолының_үст білегін_кес венасын_кес лезвиямен өзін_кес өзіне_зиян дәрі_ішіп_қойды дәрі_ішіп_өл дәрі_ішіп_улан
      тамырын_кес қан_тамыр өзін_өртем уксус_ішіп тамырымды таблетка_ішіп_қойды таблетка_ішіп_алдым_өл таблетканы_ішіп_алдым
      көп_таблетка бір_уыс білегімді_тіл қолымды_тағы_тіл бәрін_ішіп_қой дәрінің_бәрін дари_коп_ишип дәрі_көп_ішіп қолын_тіліп
      қолымды_тіліп
    `,
    russian: `
      режу_рук режу_ног режу_вен режу_себ режет_себ режет_рук режет_вен порезы порезы_на резала_рук резал_рук себя_режет
      себя_режу вены_резал шрамы_на прижигает_себ прижигаю_себ наглотал наглот выпил_все выпила_все выпила_горсть выпил_горсть
      выпил_упаковк выпила_упаковк все_таблетки пачку_таблет порезал_вены порезала_вены порезала_себе порезал_себе резать_себя
      режется= режу_кожу выпил_уксус выпила_уксус отравиться отравилась= себя_поджечь таблетки_уже_выпил уже_выпила_всю
      всю_пачку выпил_всю выпила_всю
    `,
    english: `
      cut_myself cutting_myself cuts_herself cuts_himself hurt_myself burn_myself hurts_herself carved self-harm selfharm
      took_all_of_them took_all swallowed took_pills took_an_overdose cut_her_wrists cut_his_wrists cut_my_wrists slashed
      drank_vinegar took_a_whole whole_pack scratching_my_arms burns_himself burns_herself helps_is_cutting cutting_just
      on_the_thigh i=_cut_my
    `,
  },
  /** The wish to be dead, in words that say nothing else. */
  wish: {
    kazakh: `
      өлгім_келеді өлгім өмір_сүргім_келмей өмір_сүру_не өмірден_шарш өмірім_бітті тірі_жүр тірі_жүргеннен неге_өмір_сүр
      кім_үшін_өмір оянғым_келмей оянбай_қалсам жоғалып_кеткім қасына_баргым қасына_барғым соның_қасына аспанға_барғым
      керегім_жоқ_ешкім ешкімге_керегім ешкимге_керегим қош_болыңдар асылмақ асылып_қал асылғым асылып_өл астына_жатып_ал
      астына_түс өз-өзіме өзіме_қол алып_кетсе_екен қағып_кетсе құдай_тезірек_ал құдай_алса мен_кетсем_сендерге өзін_өлтірм
      өзіне_қол_жұм суицид жақында_болмайм өмірден_кеткім өмірден_түңіл өмірдің_мәні өміріме_нүкте өзімді_өлтір өлуге_бел
      өлу_үшін өлсем_екен өлгісі өлемін_деп омирден_кеткым омир_сургим омир_суретин өмір_сургим соңғы_түн жетті_өмір
      тірлігімнің_мәні секірмек секірем_деп асылам_деп қош_бол_дүние енді_мені_көрм мені_көрмейсіңдер қоштасу_хат
      жер_басып_жүргім жарық_дүниеден жарық_дүние_кер тірі_жүргім өлгенім_артық өлгенім_жақсы өлгеннен_басқа басқа_амал_жоқ
      өмір_керек_емес бұл_өмірде_жасағым жүк_болдым артық_адам артық_болып болашағым_жоқ жол_таппай_тұр анамның_жанына
      анамның_қасына енді_мазаламай бәріне_нүкте шыдамым_таус өмірге_қызығу өмірден_без жанымды_қияр жаным_қинал
      өзімді_жоқ_қыл мені_ұмыт мені_іздеме іздемеңдер дәрісін_ішпей_қойды уколын_салғыз масыл_болып масыл_болмай ешкімге_масыл
      бәріне_масыл ертең_мен_жоқ мен_жоқ_боламын енді_ұйқы құтыласыңдар асылсам бұл_өмірмен_қоштас дүниеде_жүргім бәрі_бітеді
      әдейі_ішпей ауыртпай_өл ауыртпай_бол бірде_бітір бир_кунде_битир
    `,
    russian: `
      хочу_умер хочет_умер хочется_умер хотела_бы_умер лучше_умер лучше_бы_умер умереть_хо жить_незач незачем_жить
      зачем_я_живу зачем_жить зачем_мне_жить зачем_я_вообще жить_не_хочу не_хочу_жить не_хочет_жить жить_не_хочется
      не_хочется_жить устала_жить устал_жить жить_устал надоело_жить жить_надоел смысла_жить жить_нет_смысл дальше_дышать
      без_меня_всем без_меня_лучше без_меня_будет без_меня_легч смерть_была_бы о_самоубийств самоубийств суицид повеситься
      повесится повешусь повешься вскрыть_вены вскрою_вены вены_вскр наложить_на_себя наложу_на_себя покончить_с_соб покончу
      с_собой_покон не_держите_зла исчезнуть_навс лягу_на_рельс под_поезд спрыгну не_проснуться не_просыпаться
      лучше_бы_я_не_родил лучше_бы_меня_не бог_прибрал бог_забрал не_к_чему_жить не_для_кого_жить нет_сил_жить
      нет_сил_больше_жить свести_счеты сведу_счеты прыгну=_с прыгнуть_с_мост прыгнуть_с_крыш прыгнуть_из_окн выпрыгнуть_из_окн
      выпрыгну_из прыгнуть_бы хочу_сдохнуть лучше_сдохнуть сдохнуть_хо закончить_жизнь закончить_свою_жизнь хочу_к_нему
      хочу_к_ней предсмертн не_для_чего_жить жить_не_для смысл_жизни потеряла_смысл потерял_смысл думаю_о_смерти
      мысли_о_смерти мысли_о_суиц хочу_закрыть_глаза не_держит_на_этом на_этом_свете меня_не_было_на руки_наложить
      наложить_руки наложу_руки убить_себя убью_себя себя_убить отравлюсь утоплюсь удавлюсь застрелюсь повеситься_хо повеш
      устала_быть не_хочу_быть_здесь не_хочу_больше_быть хочу_исчезнуть_совс уснуть_и_не_прос заснуть_и_не ради_чего_жить
      не_хочу_просып хочу_уснуть_навс скоро_всё_конч прекратить_это_всё_навс лучше_в_могил легче_умереть легче_сдохн
      больше_не_жить обуз я_лишн чувствую_себя_лишн только_мешаю всем_мешаю поймут_когда_меня пусть_поплач к_покойн
      скоро_к_маме ждите_меня отмучаюсь отмуча не_вывожу_больше_жизн хочу_тишины_насовс нет_сил_просып больше_не_проснусь
      уже_ничего_не_нужно_скоро последнее_сообщен это_моё_последнее не_увидите_больше больше_меня_не_увид больше_не_увидите
      меня_больше_не конец_моей_жизн не_вижу_выход не_вижу_будущ выхода_нет_кроме выход_один спрашивает_больно_ли
      хочет_к_покойн хочет_умир не_хочет_больше_жить о_смерти_говор говорит_о_смерт хочу_умир решил_уйти решила_уйти_к_бог
      перестал_пить_лекарств перестала_пить_лекарств отказался_от_инсул отказывается_от_еды_и_вод инсулин_не_колет
      не_колет_инсулин не_ищите_меня чтобы_утром_глаза глаза_не_открыл больше_мешать_не мешать_не_буду спишут_вместе_со
      выпилюсь выпилиться роскомнадзор самовыпил с_какого_этажа над_собой_что-нибудь сделаю_с_собой что-нибудь_с_собой_сдел
      не_поминайте_лихом пойду_следом пойду-ка_и_я_следом я_следом_за звонить_больше_некому завтра_меня_не_стан
      лечь_и_не_встав не_вывожу пора_к_бабке пора_к_жен пора_к_мужу
    `,
    english: `
      want_to_die wanted_to_die wants_to_die wanna_die wish_i_was_dead wish_i_were_dead better_dead rather_be_dead
      dont_want_to_live doesnt_want_to_live dont_want_to_be_here dont_want_to_be_alive dont_want_to_wake dont_wanna_wake
      dont_wanna_live tired_of_living kill_myself killing_myself kill_herself kill_himself killed_himself hang_myself
      hang_himself hang_herself end_my_life take_my_own_life take_his_own_life end_it_all see_the_point_of
      shouldnt_have_been_born never_been_born no_one_to_live nobody_needs_me no_one_needs_me soon_i_will_be_gone
      soon_ill_be_gone disappear_for_good cut_my_veins cut_my_wrists slit_my_wrists suicide suicidal jump_off
      go_out_the_window hed_jump ill_jump overdosed stood_on_the_rails wont_be_alive wont_be_around not_be_around
      no_reason_to_live reason_to_live dont_save_me id_be_better_off_dead nothing_to_live nothing_left_for_me
      nothing_to_get_up no_reason_to_get_up want_to_be_with_him want_to_be_with_her close_my_eyes_and cant_go_on
      going_to_end_it gonna_end_it ending_it_all end_it_tonight jump_in_front wont_be_here_tomorrow driving_my_car_into
      found_a_noose all_to_stop stop_existing dont_want_to_exist ready_to_die time_to_go life_isnt_worth not_worth_living
      easier_if_i_was_gone easier_if_i_died hope_i_dont_wake hope_i_never_wake wish_i_wouldnt_wake go_to_sleep_and_never
      ending_things off_myself unalive never_have_been_born world_without_me last_night_on nothing_left_to_live_for a=_burden
      burden_to burden_on in_everyones_way wont_have_to_worry_about_me hear_from_me_again last_message_from cant_see_a_way_out
      no_way_out dont_see_a_future no_future_for join_my_mum join_my_mom join_my_husband join_my_wife saved_up_his_meds
      saved_up_her saving_up_pills stopped_his_insulin stopped_her_insulin stopped_taking_his_heart refuses_food_and
      want_it_to_stop sleep_and_not_wake sleep_forever not_want_to_wake done_with_life done_living over_it_all_tonight
      dying_would talks_about_dying talking_about_dying asks_about_dying obsessed_with_death thinks_about_death
      think_about_death how_many_pills how_much_rope hurts_to_die painless_way painlessly kms= kys= not_existing wasnt_around
      isnt_around_any be_gone_for_good plan_to_be_gone no_reason_to_wake not_to_be_sad dont_wait_for_me i=_tried
      stopped_the_heart insurance_would_pay picked_the_bridge where_the_rope worked_out_how chosen_the_day i=_will_no_longer
      without_me_around wish_to_be_dead see_no_reason_to_wake see_no_reason_to_live see_no_reason_to_go_on
      make_it_to_my_birthday whats_the_point this_is_my_last_message
    `,
  },
};
