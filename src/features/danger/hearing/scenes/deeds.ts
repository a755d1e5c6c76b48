import type { Concepts } from "./concept-words.ts";

/** What is done to a body: blows, grips and burns. */
export const deeds: Concepts = {
  /** What hurts a person wherever it is done. */
  hurt: {
    kazakh: `
      ұрғыз- сабала- соққыла- тепкіле- дүреле- төмпеште- тоқпақта- таяқта- шапалақта- шапалақпен жұдырықта- қамшыла- шыбықта-
      азапта- буындыр- қылқындыр- тұншықтыр- шымшы- жұлқы- жұлқыла- сүйре- сүйрет- қолжұмса- қолы_тие тиіп_кетеді тізерлет-
      тепкіде тепкілен таяқ_жеді таяқ_жеп ұрып-соғ зорла- мертіктір- сілкіле- жаныштап талатты тебеді тепті тепкілеп
      шапалақтап соққыға жәбірле қорла- түкіреді түкір- урды урады урып сабап дүре_соқ урдыр- бас_сал бассал тисе_тиеді
      қол_көтер- қол_сілте- кол_котер- періп_жібер періп_қал қойып_қал қойып_жібер салып_жібер тартып_жібер тартып_қал шапалақ
      жағынан_тарт шықшыт көгала_қой таяқтың_астына соққының_астына сабап_таст жығып үстімнен_басып мытып мыжғы- жаншып
      тепкінің ортаға_алып_ұр торға_алып жабылып_ұр қолынан_көз_ашп шашымнан шашынан жаны_қалмай әлімжеттік зәбір зорлықшыл
      зорлық_көр басынып_ал қысым_көрсет тірідей өлесі_қып өлімші қинайды жәбір бұғаулап тоқпақ қолы_жүр жұдырық теуіп= теуып=
      тебеди тепти ұрды ұрады ұрып= ұрған ұрад ұрат ұрмақ_болды ұрыпт ұрам ұрып- қол_жұмсады қол_жұмсайды қол_жұмсап
      қол_жұмсаған қолын_жұмса- қолы_тиіп_кет мүк_қыл силейт сілейт бір_қойды басып_салды таяк_жеди таяқ_жедім таяқ_жей
      урып_кулат груша_кыл груша_қыл ыдыс_лақтыр қинайд қинап= қинаған= қинады= сабайд сабады= сабаған сабаймын сабата сабат-
      сабапт кол_жумсайд кол_жумсад кол_жумсап жұлқып
    `,
    russian: `
      бьет= бьют= бил= била= избив избил избит лупит+ лупил+ лупас+ колотит+ колотил+ метелит+ метелил+ мутуз+ дубас+ хлестал+
      хлещет+ пинает= пинал= пинали= пнул= пинком= пинками порет= порол= выпорол сечёт= душил+ душит+ придуш+ щиплет+ щипал+
      насилу+ насилов+ истяза+ пытает= пытал= пытали= шлёпнет шлёпал шлёпает пизд+ отмудох вышвырн+ вышвыр+ треплет=
      таскает_за волоч+ волок= избей+ тузит= отхлест+ оттаска+ мордует калечит+ калечил+ издева+ избива+ били= урыл= пощёчин
      оплеух затрещин подзатыльник распускает_рук распустил_рук поднимает_рук поднял_рук руки_поднима руку_поднима руку_поднял
      стал_руку рукоприклад заталк+ затащ+ душител поколач+ набрасыва+ набросил накинул+ накидыва+ напал+ напада+ сорвал_одежд
      сорвал_плать истрепал отлуп+ отоварив+ отоварил+ навешал+ накостыл+ огреб+ огрёб+ валтуз+ тиран+ гноби+ мучает= мучил=
      мучают= терзает выбивает_дурь воспитывает_ремнём душегуб шпыня+ мочит= хватает_за_горло схватил_за_горло за_горло
      за_волос за_косу за_косы в_волос тумак тумаки рук_не_чист полез_драться лезет_драться дерётся драться_на насильно_раз
      шлёпает_по вцепил_в_вол взял_силой бьют=_его чморят травят=_и_бьют прессуют избитый избитая избитого опускают=
      гоняет_нас гоняет_из в_морду в_табло с_кулаками силу_применя физическую_силу колотят раскровав расква+ запустил_в
      набил_ему набил_мне накинул_шарф лупцу+ пальнул вмажет навалял+ отходил_ремн оттрепал+ полосовал+ располос+ суёт_под
      кидается_с половником досталось_от добавляет_и добавил_кулак накрыл_подушк навешивает_тумак сапогами_по сапогом вилкой_в
      заставляли_отжим в_противогаз выкинул_из_машин выбросил_из_машин вытолкнул_из_машин воспитыва_ет отпинал отпинала бьёт=
      кулаки= кулаками= кулаком=
    `,
    english: `
      hits= hit= beats= beaten= beating= punched punches punching slapped slaps slapping kick= kicks= kicked kicking whips
      whipped whipping thrash= thrashed thrashes choke= chokes= choked choking strangle strangled strangles batters battered
      smacks smacked spanks drags dragged dragging shoves shoved shoving bitten twists twisted pins pinned tortures tortured
      torments molest molested molests rapes raped rape= gropes groped assaults assaulted canes caned belts= lashes lashed
      headbutts throttles throttled suffocates smothers smothered whacks whacked flogs flogged manhandles yanks yanked scalds
      scalded stomps stomped clobbers pummels beat= raises_his_hand raises_a_hand raised_his_hand raised_a_hand gets_rough
      got_rough forces_himself forced_himself thuds banged bangs slammed slams took_me_by_force attacks_me attacked_me lunges
      lunged hurts_me hurt_me hurts_her hurting hits_our fists backhands backhanded roughs_me roughed_up roughed_me
      knocks_me_around knocked_me_around knocks_her knocked_her knocked_me knocked_him clouts clouted cuffs_me elbowed kneed
      mauled beats_up beat_up beat_her beat_him beat_me jumped_me ganged_up gets_physical got_physical physical_with
      gets_violent got_violent violent_when violent_with lashes_out lashed_out laid_hands lays_hands laid_a_hand hands_on_me
      hands_around_my hand_over_my lands_a punches_me abuses_me abusing_me abused_by abusive violence= being_abused is_abusing
      stabbed stabs spits_on spat_on black_and_blue takes_it_out_on taught_me_a_lesson teaches_me gives_me_lessons
      knocks_about knocks_her_about pushes_me_around pushes_her_around pushes_us_around roughs whip= whips= shoves_us shut_my
      belted squeezed_my_throat squeezes_my_throat yanked_my pulled_my_hair pulls_my_hair by_the_hair jumped_my punch=
      stand_in_the_yard
    `,
  },
  /** What hurts a person if a part of the body, a tool or an injury is told with it. */
  rough: {
    kazakh: `
      соқ- соқты соққан соғады соғып теп- тепті тартып= тартты итер- лақтыр- басып= басты= қысып= қысты= бұрап= бұрайды
      қайырып= қайырды жұлып= жұлды= жұлиды жұлқиды күйдір- жабыс- шаш- тіл- тілген тіліп= тілді= шап- сындыр- сындырды жарып=
      жарды= ұстап= ұстайды батыр- байла- байлап= аударып= үзіп= шыққан_қан тістеп тырна- тырнап сілкі- сілкіп сілкіледі
      қырқып= бассалды бас_сал тіреп= тақап= тықсыр бұрап- бұра- жібермей үстіме_отыр талап тілді ұстады жұлқып тыгып тығып=
    `,
    russian: `
      удар+ ударя+ стукн+ толкн+ толкал+ пихн+ пиха+ швырн+ швыря+ кидал+ кидается= бросает= бросил= бросался прижал+ прижима+
      зажал+ зажима+ давил+ давит+ держал+ держит+ держали= хвата+ схват+ тряс= трясёт= трясет= тряхн+ дёргает дерга+ тащ+
      тянул+ крут+ выкруч+ выкрут+ заламыва+ заломил+ вывих+ выверн+ выворач+ жёг= жгли= жгла= прижига+ прижёг обжёг ошпар+
      плеснул+ плещ+ облил+ облива+ окат+ порез+ резал+ пырн+ царап+ кусал+ кусает+ укус+ тычет= ткнул+ воткн+ тушит= тушил=
      тушат= рассёк+ рассек+ разбил+ сломал+ слома+ ломал+ ломает+ выбил+ врезал+ вмазал+ вломил влепил+ съездил заехал+
      двинул+ топил+ окунал+ окуна+ стриг+ бреет= сжал+ связал+ связыв+ лез= полез= лезет= залеза+ трога+ сталкив+ вытолк+
      столкн+ таскал+ таскает+ треснул+ заткн+ затыка+ огрел+ поднима+ поднял+ замахн+ замахив+ навёл+ навел= тащи+ сдавил+
      сдавлива+ толкает+ толкают кинул_в кидает_в бросил_в метнул дал_в даёт_в дает_в вцепил+ заряжает+ зарядил+ засветил+
      отвесил+ съезди+ уронил+ повалил+ сбил_с сбросил+ подмял навалил+ вдавил втирал+ прищем+ защем+ подпал+ приклад пригвозд
      приложил_голов прикладывать_голов приложил_об впечатал жгут= оттолкнул= оттолкнула= закрыли_в облили
    `,
    english: `
      push= pushed pushes pushing grab= grabs grabbed throw= throws= threw= pull= pulls pulled slam slams slammed press
      presses pressed hold= holds= held= pour= pours= poured burn= burns= burned burnt= cut= cuts= squeeze squeezed squeezes
      shake= shakes= shook= shaking= break= breaks= broke= broken= bang= bangs banged smash smashed smashes bite= bit= spit=
      spat= strike strikes struck scratch scratched scratches knock knocked knocks jerk= jerked ram= rammed stick= stuck= tie=
      ties= tied= dunk dunked split= stub stubbed stubs force= forces= forced= jump jumps jumped swing= swings= swung= sprayed
      lifts lifted squeezing
    `,
  },
};
