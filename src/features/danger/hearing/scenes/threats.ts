import type { Concepts } from "./concept-words.ts";

/** What is said to frighten somebody, and how somebody is followed. */
export const threats: Concepts = {
  say: {
    kazakh: `
      дейді= деді= деп= деген= депті деиди дейди дейд дедi айтты айтады айтқан айтып жазады жазды жазып_жібер хабарлама
      голосовой звондап қорқыт- қорқытады қоқан ант_ішті аитты боиды уәде дауыстық сөйлей қоңырау_шал дедим жазады_деп
    `,
    russian: `
      сказал говорит= говорят= говорил пишет= написал+ обеща+ пообещ+ грози+ пригрози+ угрож+ крикнул кричит= орёт= орет=
      клян+ поклял+ прислал присылает звонит= звонил передал заявил намека+ намекн+ шепчет скинул скинули смс= сообщен записк
      предупред орал= голосов шлёт= пообещал+ клялся смеётся улыбается сбросили скинул_список
    `,
    english: `
      said= says= say= told= tells= threatens threatened threatening texted texts writes wrote= promises promised swore=
      swears= vowed shouted shouts message messages note= phoned called= whispers warned warns sends= sent= caller voice_note
      voice_message phones= laughing smiles smiled hissed vows threat= threats
    `,
  },
  /** What is done to a life if nothing stops it: "I'll kill", «көмемін», «сожжёт». */
  killing: {
    kazakh: `
      өлтір- бауызда- пышақта- атып_таста атып_өлтір жоқ_қылам жоқ_қыламын көзін_жоямын көзіңді_жоямын көмем көмемін
      көміп_таста жерлейм өртейм өртеймін өртейміз өртеп_жібер жағам= жағып_жібер құдыққа_таста суға_батыр батырам батырамын
      тұншықтырам қылқындырам қылқындыра жарам= жарамын жарып_жібер тіліңді_кес кесіп_алам үстіңнен_өт үстінен_өт асып_өлтір
      балконнан_лақ балкондан_лақ терезеден_лақ талатам талаттыр айдап_салам айдап_сал бауыздайтын
    `,
    russian: `
      убью= убьёт= убьют= убить= зареж+ зарез+ прирез+ застрел+ пристрел+ перестрел+ расстрел+ задуш+ придуш+ утоп+ потопл+
      закоп+ зарою урою= уроет= подожг+ подожж+ спал+ взорв+ грохн+ замоч+ завал+ прибьёт прибью пришиб+ порешу порешит
      приконч+ оторву_голов оторвет_голов голову_оторв отрежу отрежет переломаю переломают переломать перелома раздавл+ отрав+
      кончу= башку= череп= изуродую плесну_кислот обольёт оболью скину_с сброшу сбросит живьём покалеч+ искалеч+ спустит_собак
      спустить_собак спустил_собак прирезать прикончит расправ сожгу= сожгут= сожжёт= сожжет= сжечь=
    `,
    english: `
      kill= kills= killed= killing= murder murders burn= drown= stab= shoot= bury= slit= strangle behead finish_you finish_me
      finish_her break_your cut_your cut_her run_you_over run_me_over blow_up slaughter throw_you_off throw_me_off set_fire
      set_on_fire cripple skin_you gut= throat make_me_disappear make_you_disappear make_him_disappear make_us_disappear
      cut_off_your cut_off_his cut_off_her
    `,
  },
  /** What speaks of somebody's death without naming it. */
  grave: {
    kazakh: `
      көріңді көрің= қабірің моласын табыт жаназаң жаназанды жер_қойн сүйегін_ал сүйегіңді_ал сүйегін= тірі_қалмай тірі_қоймай
      тірі_кет өлігің өлігін өлік көзі_жоғал ізің_табылмай ешкім_таппай ешкім_тапп қанға_қан қаныңды соңғы_күн күнің_санаулы
      күндерің_санаулы жетпейсің жетпей_қал ешкімге_бермей аласың= көресің= жетпес_ұйқы мәңгі_ұйқы күніңді_сана күніңді
      багажник орманға_апар далага_апарып далаға_апарып отбасынды_корм отбасыңды_көрм анасыз_өс әкесіз_өс қабірге өлексе
      құдыққа тасқа_сал бақшаға_баратын келесісі_сен келесісі_тиеді екеуміз_де_қазір екеуміз_бірге шұңқыр_қаз қабір_қаз
      қоштаса_бер тормоз балконнан_салбырат өлген_мысық өлі_мысық қара_лента жаназа жаназаңа бітесің аза_тұт аза_тұтасың
      қойдың_орнына жұмыстан_шығатын алдынан_алып_кет шалғымен қабір= қабірі қабіріңді қабірін қан=_төгіл
    `,
    russian: `
      гроб могил кладбищ похорон_закаж венок= венки= в_землю в_лес= в_лесу= в_степь в_степи в_реку не_доед не_дойдёт
      не_дойдешь не_доживёт не_доживешь не_доживу живым_не живой_не живая_не живыми_не не_жилец найдут= никто_не_найд
      не_найдут последний_день дни_сочт твои_дни считай_дни кровью кровь_за_кровь следующ_ты ты_следующ ты_следующий
      оглядывайся ходи_и_огляд пожалеешь_что ноги_вырву на_тот_свет ляжешь= ляжет= сядешь_и_ляжешь проводит= дырка=
      дышать_не_будешь не_увидишь_больше тормоз хрупк косточк случайно_упад кирпич_на_голов багажник тапочк без_матер без_отц
      будут_сирот на_куски на_мелкие второй_раз_не_промах не_промахн знаем_где знаем_в_какой знаем_какой знает_где_моя
      знаю_где_твои орудовать исчезнешь пропадёшь= пропадешь= никто_не_узнает закатаю_в_асф под_землёй под_землей из-под_земли
      мало_не_покаж инвалид яму_выкопал выкопал_яму лопату_купил прощайся попрощайся траурн чёрную_ленту ленточк дохлую дохлая
      дохлого тормозной_шланг колесо_открут место_на_кладб перекинул_через держал_над над_пропаст с_балкона_держ
      под_водой_держ некролог крест= крестик_на_двер зарубк выбирай_гроб мне_не_жить тебе_не_жить вам_не_жить не_поздоров
      следующая_в_лоб в_лоб= сгорит на_дне_реки на_дне_озер вперёд_ногами вперед_ногами отсижу_и отсижу не_с_портфел
    `,
    english: `
      grave= graves= funeral_for your_funeral six_feet find_your_body find_you find_her never_find never_be_found
      count_your_days days_are_numbered you_are_next youre_next youll_be_next nobody_will nobody_else_will next_time_no
      accidents_happen breathe= breathing wont_live wont_see wont_wake wont_reach corpse cemetery regret=_it body_bag last_day
      last_breath in_the_ground boom= the_lake the_river trunk white_slippers without_a_mother without_a_father
      grow_up_without we_know_where we_know_which knows_which last_night live_to_see live_to live_long nobody_finds
      nobody_will_find the_forest the_steppe next_one_is both_go orphan orphans pieces= you_wont_be_around wheelchair
      dug_a_hole bought_a_shovel say_goodbye_to choose_your brake brakes death_notice black_ribbon dead_cat dead_rat dead_dog
      brake_line held_over over_the_balcony pillow_over pillow_on held_under_water kids_will_grow a=_coffin wreath_with
      my_coffin your_coffin last_walk alive_by walk_away_alive enjoy_your or_else lifted_his_shirt your_route break_my_legs
      measured_me nobody_drowns nice_photo_of_me youre_dead you_are_dead dead_man dead_meat
    `,
  },
  /** Following, waiting for and watching somebody. */
  stalk: {
    kazakh: `
      аңди- аңдып аңдиды ізіме ізімнен артымнан жолымды_тос жолымды_тор тосып_тұр тосып_тұрады күтіп_тұр күтіп_отыр куттп
      торып торып_жүр терезеден_қара бақылап баса_көктеп қақпаға мекенжайым подьездде_күт подьездде_кут
    `,
    russian: `
      следит= следил+ преслед+ караул+ подкараул+ поджид+ выслеж+ стоит_под ходит_за под_окн возле_подъезд у_подъезд у_садик
      знает_адрес знает_мой_адрес знают_адрес мой_адрес фото_окон фотки_окон фотки_моих моих_окон дверной_глазок
      одну_и_ту_же_маш отслежив ломится= ломил+ вывезли увёз+ увез+ увозят заблокировал_двер глазок= стоит_под_двер
      сидит_под_двер дежурит_под дежурит_у караулит стоит_под_окн ждёт_у_подъезд подкараулил подстерег подстереж вырастет_ли
      зависит_от_тебя у_садика
    `,
    english: `
      follows followed following stalks stalking stalked waits_outside waiting_outside waits_by waiting_by watches_me
      watches_her outside_my_window tracker tracks tracked turns_up shows_up knows_where at_my_door on_my_porch drove_at
      drives_at photos_of_my photo_of_my waited_by_my waits_by_my straight_at_me straight_at_us truck_straight where_i_live
      where_we_live sends_me_photos sends_photos
    `,
  },
  /** A threat to a life that is named as such. */
  mortal: {
    kazakh: `
      өмірім_қауіп өмірімізге өмірімізге_қауіп өмірім_қауіпте өмірге_қауіп өлтіремін_деп өлтірем_деп өлтіреді_деп өлтірмек
      өлтіруге олтирем олтирип_кет өлім_қаупі ажалың
    `,
    russian: `
      угроз_убийств угрозы_убийств угрозами_убийств угрожают_убийств угрожает_убийств угроза_жизни угрозы_жизни угроз_жизни
      боюсь_за_жизнь боюсь_за_свою_жизнь страшно_за_жизнь хочет_убить хотят_убить пытался_убить пытались_убить покушени
      осталось_недолго осталось_жить грозит_смерт угрожает_смерт заказал_меня киллер
    `,
    english: `
      death_threats death_threat threatens_to_kill threatened_to_kill threatened_my_life threatens_my_life life_is_in_danger
      lives_are_in_danger fear_for_my_life afraid_for_my_life fear_for_her_life wants_me_dead wants_to_kill tried_to_kill
      trying_to_kill will_kill_us going_to_kill tried_to_drown tried_to_run tried_to_burn
    `,
  },
};
