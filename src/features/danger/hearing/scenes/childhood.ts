import type { Concepts } from "./concept-words.ts";

/** What a child lacks, and where a child is left. */
export const childhood: Concepts = {
  hungry: {
    kazakh: `
      тамақ_бер аштан ашқұрсақ тамақсыз нан_тиып тамақ_бермей ас_бермей қаранып_жатқан_қазан биті= кірлеп суық_үй жалаңаяқ
      пеш_жағ пеш_те_жағ дәрігерге_апармай дәрігерге_апармайды мектепке_жібермей жейтін_ештеңе картонға картонга тамақ_жоқ
      ашыққан ашығып күтімсіз нан_ұрла нанды_тығ терісі_сүйег бір_киімін өлусіреп қоқыстан
    `,
    russian: `
      голодн голодом не_кормит не_кормят без_еды поесть= просит_поесть просит_еду немыт вши= вшив в_тапках в_мокр мокрых босик
      босой раздет по_помойк прокис не_лечат не_лечит к_врачу_не не_моют не_моет в_школу_не_пуска в_школу_не_ходит
      работать_до_ноч попрошайн нечего_есть не_даёт_есть не_дает_есть есть_не_даёт не_даёт_еды морит_голод объедк картонк
      в_одних_трус голодают прячет_хлеб прячет_еду ворует_хлеб кожа_да_кости в_одной_и_той_же худющ истощ с_собакой_в_будк
      собачью из_миски без_ужина смесь_кончил по_помойкам не_кормит_пацан с_памперсом памперс_не_мен грязный_памперс
    `,
    english: `
      starving starved starves not_fed no_food doesnt_feed dont_feed without_food dogs_bowl dog_bowl eats_from filthy unwashed
      washes_her washes_him nobody_washes lice diaper same_diaper barefoot begs_for_food begging_for_food not_at_school
      freezing nothing_to_eat cardboard no_dinner sleeps_on_the_floor landing hides_food hoards_food steals_bread
      skin_and_bones same_clothes rotten_teeth lives_with_the_dog no_lunch_ever digs_in_our_bins bins_for_food scavenges
    `,
  },
  alone: {
    kazakh: `
      жалғыз= бір_өзі бір_өздері тастап_кет тастап_кетеді тастап_кетті иесіз қараусыз балконда далаға_қу далада_қал далада=
      туалетке_қама тулатеке түнімен суық үйге_барғым_келмей карда_тур қарда_тұр карда подвалда терезеден тәулік жалғызбыз
      кетті_де жылатып_тас үш_күн_бұрын қараңғыда=_қам қараңғы_бөлмеге қараңғы_бөлмеде терезеде_тұр сағаттап_жыла
      көлікте_қалдыр сыра_берді арақ_берді апталап жоғалып_кетед ата-анасы_жоқ ата-анасы_қыт подъезге_қу подъезде_түне
      подъезге_шығ подъезге_картон
    `,
    russian: `
      один_дома одна_дома без_присмотр бросил_дет бросила_дет бросили детей_бросил неделями сутками на_три_дня плачет_за_стен
      ночует_в ночует= мамы_не_видно никто_не_откр в_подвал на_балкон на_мороз притон в_темнот в_кладовк в_чулан под_кроват
      на_сутки ушла_три ушла_в_клуб выгоняют_в выгоня+ ушла_и_не_верн на_подоконник часами плачет_часами орёт_часами
      в_машине_один заперли_в закрытой_машин в_закрытой поит_пивом даёт_снотворн наливает_водк второй_день_орёт не_возвращал
      дети_одни ребёнок_один сын_один дочь_одна одних_дома одни_дома сидят_одни сидит_один сидит_одна оставил_одн оставила_одн
      оставили_одн оставляет_одн оставляют_одн оставила_дет оставил_дет оставляет_дет оставляет_ребён ночует_в_подъезд
      спит_в_подъезд в_подъезд_спать
    `,
    english: `
      alone= on_their_own on_his_own on_her_own by_themselves unattended left_in_the_car in_the_car_for for_days for_hours
      left_behind outside= in_the_snow in_the_dark in_the_cellar in_the_cupboard on_the_balcony locked sleeping_drops
      to_the_cot home_alone left_alone days_ago a=_whole_day walked_out left_in_a_locked left_in_the_cold windowsill
      crying_for_hours cries_for_hours while_she_parties while_they_drink given_vodka gives_him_beer gives_them_beer
      vanish_for parents_vanish parents_in_the_casino windows_up sleeping_for_two mummys_been in_a_nappy parents_are_away
    `,
  },
  /** Hunger and dirt, which may pass. */
  grubby: {
    kazakh: `аш= кір= бит=`,
    russian: `грязн`,
    english: `hungry dirty=`,
  },
  /** Signs of abuse that a child cannot name. */
  shame: {
    kazakh: `
      төсегін_сулап сиіп_қояды жуынғысы_келмей жалаңаш_сурет атасына_барғысы_келмей атасына_барудан үйге_барғысы_келмей
      барудан_қорқ ағай_ауырт ауыртады_деп айтпа_деп айтпа_деді құпия ересектер_видео жаман_ниет бөлмесіне_кіред
      жылап_маған_айт
    `,
    russian: `
      писается писаться мочится_в_постел рисует_голых моется_по боится_мыться боится_купаться боится_деда боится_дяди
      боится_отчима боится_идти боится_домой боится_мужчин не_хочет_к_дед не_хочет_к_дяд прячется_под_кроват прячется_под_стол
      прячется_когда не_рассказывай никому_не_говори наш_секрет это_секрет взрослые_вещи взрослое_кино просит_не_отдавать
      делает_больно делали_больно без_трусик без_трусов там_где_нельзя маме_боюсь_сказать сжимается_когда зажимает_девоч
      отпечаток_взросл пятерн купает_мою закрывает_дверь после_ванны_плач
    `,
    english: `
      wets_the_bed wetting_the_bed draws_naked without_underwear scared_of_bath afraid_of_bath scared_to_go_home
      afraid_to_go_home scared_of_grandpa afraid_of_men afraid_of_his afraid_of_her hides_under_the hides_when begs_not_to_go
      begs_not_to_be our_secret our_little_secret dont_tell_mum dont_tell_mom does_painful hurts_there hurts_down_there
      special_game secret_game things_with_him do_things_with_him after_practice dont_want_to_go_back on_his_cheek taped_my
      taped_his taped_her let_me_bathe wont_let_me_bathe
    `,
  },
};
