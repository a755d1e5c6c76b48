import type { DangerWords } from "../danger-words.ts";

/** English, compared without apostrophes and repeated characters. */
export const english: DangerWords = {
  lists: {
    who: "he= she= they= him= husband hubby boyfriend ex= father dad= daddy stepfather stepdad mother= mom= mum= stepmother stepmom brother= sister= son= uncle neighbor neighbour partner wife= boss= man= men= guy= someone somebody fiance inlaw father-in-law drunk relatives people= police cop= cops= teacher spouse guys= nephew cousin grandfather roommate",
    adult:
      "me= us= her= him= them= wife= mother= mom= mum= husband sister= brother= father= dad= grandmother grandma grandfather neighbor neighbour girlfriend woman women man= people= someone somebody you= ya= friend everyone parents aunt uncle wives family",
    child:
      "child= children= childs= kid= kids= kiddo baby= babies= toddler infant son= sons= daughter= daughters= stepdaughter stepson grandson granddaughter grandchild grandkid grandkids boy= boys= girl= girls= niece= nephew= pupil newborn yo= yearold schoolgirl schoolboy teenager stepchild stepchildren grandchildren minor=",
    hit: "hit= hits= hiting= beat= beats= beating= beated= beaten= punch punched punches slap= slaps= slaped slaping slapd kick= kicks= kicked kicking strike= strikes= struck= smack= smacks= smacked smacking whip= whips= whiped whiping thrash= thrashed thrashes shove= shoved shoves shoving batter= battered batters assault= assaults= assaulted assaulting attack= attacks= attacked attacking bash= bashed bashes belt= belts= spank= spanks= spanked spanking bite= bites= bit= burned= burns= burnt= drag= drags= dragged dragging hurt= hurts= hurting= clobber wallop headbut pinched grabbed= push= pushed pushes pushing throw= throws= threw= shook= shakes= shaking= kicks caned canes",
    hitAlone:
      "punched punches slaped slaps slaping beats= beaten= batters battered assaulted assaults kicked kicks smacked smacks",
    kill: "kil= kils= kild kiled= kiling= murder= murders= murdered murdering stab= stabs= stabed stabing shoot= shoots= shot= shoting= slaughter strangle strangles strangled strangling slit= behead poison= poisoned poisoning finish= burn= drown= drowned drowning suffocate unalive",
    threat:
      "threaten threatened threatens threatening threatned threats threat= promises promised vowed vows swore swears wants= wanted= tried= tries= trying= going= gona= plans= planning planing intends said= says= told= tells= will= wil= wil gona hel il il= shel theyl would= wants could= might= about= about tryed keeps= atempted attempted",
    weapon:
      "knife= knives= gun= guns= axe= ax= pistol rifle machete shotgun hammer= hatchet weapon= weapons= revolver screwdriver bat= pipe= crowbar firearm",
    suicideActs:
      "hang= hanging= hanged drown= drowning kil= kiling= kiled kild shoot= shot= cut= cuts= cuting= hurt= hurts= hurting harm= harms= harming hangs= kils= poison= poisoned overdose jump= burn= stab= stabbed burned ending= off= unalive",
    threatActs:
      "threaten threatened threatens threatening threatned chased= chases= chasing= pointed points pointing pulled= puled= pulls= puls= held= holds= holding attacked atacked atacks attacks came= comes= coming= grabbed= grabed= grabs= waved waves waving put= puts= ran= runs= runing= swung= swings= cut= showed shows brings brought walks aimed aims aiming took= takes= has= brought lunged brandish brandished pressed threw=",
    adv: "often always sometimes just still then again really even once also regularly constantly",
    adj: "elderly old= older= young= younger= little= big= own= poor sick disabled pregnant dear ex= late= whole= entire=",
    poss: "my= the= his= her= our= their= a= your=",
    weather: "storm= prices= inflation= car= bus= truck= ball= lightning= news= crisis= wave= flood=",
    my_son_hits: "teacher= mother= father= mom= dad= wife= husband=",
    selves: "myself himself herself themselves yourself themself ourselves",
  },
  harmless: `
    kil=|kils=|kiling=|kiled=|kild= … time=|hour|afternoon|evening|mood|vibe|engine|lights|process|aplication|app=|program|buz|joke|weds|weed|weeds|bug=|bugs|germs|mosquito|fly=|flies|spider|cockroach|rat=|rats|mouse|mice|virus|bacteria|bird|birds|chicken|pig=|sheep|snake|wolf|dog=|cat=|plant|plants|grass|power|bil=|flavor|flavour|deal=|romance|apetite|apetit|hope|love=|dream|cow=|goat|ants|wasps|frost|exam|interview|presentation|rumour|rumor|conversation
    time kil=|kiling=|kiler
    kil= for= a=|some|an=|coffee|pizza|chocolate|sleep|holiday
    not|dont|doesnt|didnt want= to= die|kil|hurt|harm
    kil= two= birds
    back|fet|foot|head|knes|knee|noise|heat|suspense|stress|job|work|shoes|comute|prices|price|rent|cough|traffic|curiosity|silence|wait|waiting|boredom|pain|pains|headache|tooth|alergies|homework|smell|stairs|this|it|its|that|loneliness|youre|your=|you=|are=|distance|deadline|deadlines|tooth|weather|migraine|inflation|mortgage|school|paperwork … kiling=|kils=|kil= me=|us=
    mom|mother|mum|dad|wife|bos|teacher|coach|parents|girlfriend|roommate|professor|editor … wil=|would|gona|going=|is=|are=|wil … kil=|murder me=|us= &! knife|gun|axe
    wil=|gona|going kil= me= when|if … late|forget|lose|fail|miss|break|broke|spil|scratch|finds|find=_out|see|sees|grade|grades
    kil= me= … late|forgot|lost
    dresed to= kil=
    loks could kil=
    kiling= it
    kil=|kild|kiled|kils it=
    kiler
    laughing|laughed|laugh|laughter|embarrassed to= death
    dead tired|tired|beat|lock|line|silence|serious|batery|end=|phone|line|easy|certain|wrong|slow|right=|heat|quiet
    to= death … bored|work
    bored|scared=|tired|worked|loved|sick|frozen|starved|starving|laughed|tickled|embarrassed|embarased|chilled|talked … to= death
    starving|dying=_for=|dying=_to=_know|dying=_to=_meet|dying=_to=_try|dying=_to=_eat|dying=_of=_laughter|of=_boredom|of=_curiosity|to=_meet|to=_try|to=_eat|of=_embarrassment|of=_thirst|inside=_laughing
    dying=|die=|died=|dies … laughing|laughter|embarrassment|embarasment|embarrasment|boredom|hunger|curiosity|shame|cancer|covid|old=_age|heat|heart=_attack|stroke|natural|batery|phone
    die= for=
    to= die= for=
    bateri|batery|phone|laptop|car|engine|plant|plants|computer … died=|dies=|dying=|die=
    i=|could=|nearly|almost|just … died=|die=|dying= of=|laughing|from=
    hit= … jackpot|sack|road|gym|target|send|button|record|hay|books|wal=|brakes|limit|pause|snooze|market|news|nail|rock|botom|home|run=|stores|enter|ceiling|roof|notes|delete|refresh|pothole|curb|tre=|pole|car=|keys|play|shelves|shower|town|ball|puck|peak|bumper|parked|fence
    hit= it= off
    hit= me= up=|with=_your|with=_the
    hit= me= hard|then|that &! he|she|husband|dad|father
    hard hit= by=|hardest
    realisation|realization|news|inflation|crisis|prices|storm|flood|wave|grief|reality|idea|thought|pandemic|recession|it=|covid|economy|loss|lightning|ball|car=|bus=|truck|bike|drought|tornado|sanctions|divorce … hit=|hits=|struck=|strikes= me=|us=|her=|him=|home|hard|my|our|the|them=|everyone|people
    beat= … traffic|record|drum|rush|heat|eggs|odds|clock|deadline|system|team|chess|cards|game|him=_at|her=_at|me=_at|us=_at|price|level|rug|carpet|cancer|retreat|around|bush|crowd|queue|boss=_level|competition|him=_to=_it
    beats me= why|how|what|where|who
    beat= me= to=|at=|in=|by=
    beats|beat me|us|them|him|her at|in|to|by= points
    beat|beats|beating … chess|tennis|football|checkers|cards|race|fifa|final|game|pingpong
    dead= beat=
    beat= it=
    atack|attack|attacked|atacked my|our|the=|his proposal|idea|plan|work|reputation|argument|post
    heart|music … beat=|beats=|beating=|skiped
    beating= around
    beat= up= old=_car|car|truck
    beat=|beating myself|yourself|himself|herself up=
    punch= … bowl|line|card|hole|holes|a=_hole|ticket|above
    fruit|hole punch
    kick= … habit|ball|bucket|penalty|of=|smoking|tires|goal|back
    kicked|kicks|kick|kicking|threw|throws|throw|throwing me|us|him|her|them|my|our … out=
    life= savings|insurance|story|partner|lessons|choices
    shoting|shooting|shoots|shoot … firework|fireworks
    kicked|kicking of=|back=|goal|ball|penalty|myself|in=
    kicks in=|of=
    penalty|fre|corner kick
    slap= on= the= wrist
    slap=|slaped … paint|sticker|label|fine|lawsuit|tax
    shot= … glass|vodka|espresso|video|photo|film|goal|flu|movie|vacine|whisky|tequila|dark|wedding
    shot=|shots= of|glass
    flu|vaccine|vacine|covid|screen|long|free shot=
    shot= me= a= text|email|message|look
    shot= … look|glance|email|text
    shoot= … me= an= email|me= a= message|photo|video|hops|basket|film|movie|pool|stars|breze|foto|portrait|wedding|scene
    shoot= me= an|a|your|over
    photo|video|film|foto|shoting= shoot=|star|range
    shoting= range|star|stars|photo|video
    stab= at=|in= the= dark
    choked= up=|on=|under=_presure
    choke=|choked=|choking … fees|fee=|taxes|tax=|debt|interest|prices|rules|rent|food|water|bone|candy|smoke|dust|bread|tears|laughter|words|fish
    smoke|dust|tie|colar|debt|debts|traffic|smell|colar|fumes … choking|choked|chokes|strangling|strangles|suffocating
    strangle … economy|growth|busines|competition
    cut= … hair|grass|costs|bread|cake|corners|onion|vegetables|finger=_coking|ribbon|prices|myself=_shaving|myself=_some=_slack|internet|power|water
    cut=|hurt= myself= coking|shaving|cooking|slicing|runing|training|at=_the=_gym|playing|skiing|on=_the=_glass|by=_accident|accidentally
    hurt=|hurts= my|his|her|our|their|me felings|feeling|feelings|pride|emotionally|back|knee|ankle|leg|arm|reputation|eyes|head|busines
    fel hurt=
    hurt|hurts|burned|burnt … dinner|toast|hand= cooking|fingers|food|cake|tongue|calories
    fall|fell|fel|tripped|gym|footbal|skiing|bike … hurt=|broke
    push=|pushed|pushes|pushing … button|me=_to=_be|limits|luck|deadline|meting|envelope|sale|hard=_at|harder|us=_to|her=_to|me=_to|him=_to|pram|stroler|update|code|swing|stroller
    grabed … bag|coat|coffee|lunch|phone|my=_things|keys|seat
    throw|throws|threw … party|bal|ball|out=_the=_trash|away|up=|trash|rubbish|garbage|tantrum|tantrums|stone=_at=_our=_window|birthday
    shook|shakes|shaking … hands|hand|head|with=_cold|with=_fear|her=_head|his=_head
    drag=|drags|draged|dragging … case|on=|feet|fet|out=|meting|my=_name|us=_to=_court|me=_to=_court|into=_court|to=_court
    strike=|struck= … deal|balance|chord|work|conversation|lucky|gold|me= as|out|match
    attack= … heart|panic|asthma
    heart|panic|asthma|anxiety|cyber|alergy atack=|attack=|atacks
    whip= … cream|eggs
    whiped cream
    bit= … of|late|more|expensive|tired|les|loud|too|better|about|small|sad|lip|tongue
    a= bit=
    suicide= squad|door|doors|prevention|awareness
    bite= to= eat
    dog|mosquito|cat|snake … bit=|bites=|bite=
    burn= … calories|bridges|dinner|cd|toast|leaves|wood
    drown= … work|debt|paperwork|sorrows|noise
    drowning in
    finish= me= of
    end= it= all=? … dispute|contract|relationship|peacefully|friendship|marriage|war|case|lease
    stabed me=|us=|him=|her= in= the= back
    stab= in= the= back
    bil=|fee|tax|taxes|hike|increase|rise|change|lockdown|rates|fee … hit=
    give|gave it= a= shot
    hang= … out|up|on=|pictures|curtains|laundry|clothes|coat|picture|painting|there|with
    hanging out|around|in=|on=
    jump= … conclusions|queue|rope|joy|ship|line|for=
    gun= … down=|water|toy|glue|nail|heat
    toy|water|nail|glue|paintball gun=
    knife=|knives … set|sharpen|block|cake|and=_fork|chef|bread|present
    sharpen|butter|bread|chef knife=|knives
    murder= … mystery|on=_my=_feet|queue
    get= away= with= murder
    blody|blue= murder
    screaming|scream blue|blody
    beats= me= $ &! @who
    dont= shoot= the= mesenger
    in= front= of= me?|my?|our?|the?|his?|her? child|children|kids|kid|son|daughter|baby
    because= of= my?|our?|the? child|children|kids|kid|son|daughter
    dont|doesnt|didnt|not|cant|cannot|longer … live= with=|here=|in=|there=|together|next|like=_this|near|far|close|at=|under=|apart|of=|by=
  `,
  elsewhere: `
    as= a= mediator|psychologist|lawyer|counselor|counsellor|professional
    for= mediators|professionals
    movie|movies|film=|films|novel|book=|books|series=|episode|tv=|netflix|thriller|documentary|song|lyrics|dream=|dreamed|dreamt|nightmare|detective|story=_about|cartoon|theatre|theater|play=_about
    game=|games|videogame|minecraft|chess|boxing|match=|tournament|footbal|soccer|hockey|paintbal|laser|league|championship|playstation|xbox|fortnite|boxer|team|karate|sparring|mma|ufc|wrestling
    lecture|seminar|webinar|workshop|statistics|essay|thesis|paper=_on|article|conference|report=_on|training=_on|law=_against|law=_on|law=_about|course=_on
    war= i|century|historical|world=_war
  `,
  threatToLife: `
    smash|crush|crack|break|cave|blow … my|your|his|her|our … skull|head|neck|brains|legs|knees|kneecaps
    blow … brains|head
    bullet|bullets && photo|sent|door|mat|mailbox|letter|left|note
    gun=|guns=|pistol|rifle && remind|mention|shows|keeps|says|threat|whenever|custody
    take=|takes … you|me=|us=|kids|children=|everyone with= me|him|us &! school|park|vacation|trip|holiday|work
    waved|waves|waving|swung|swings|swinging … @weapon
    with= a= … bat=|axe|hammer|machete|knife|gun & outside|door|shouting|screaming|yard
    poisoned|poisons|poisoning|drugged … food|tea|drink|me=|us=|dinner|her|him
    il|hel|youl|wil|shel|be … dead= … by=|before|soon|morning|tomorrow
    came|comes|coming|went|lunged|ran|runs … at= … with= … @weapon
    says|say|saying|keeps|said … hel|he= wil|going … stab=|kil=|shoot=|murder=
    threaten|threatened|threatens|threatening|threatned|threat=|threats= … kil=|kiling=|murder|life=|lives=|stab=|shoot=|death=|burn=|knife=|gun=|weapon|physicaly|strangle|drown
    death threat
    threaten|threatened|threatens|threatening|threatned me=|us=|my|him=|her= $
    death|kil threats
    wil=|wil|il=|il|hel|shel|theyl|gona|going|would|wants|wanted|want|tried|tries|trying|tryed|promised|promises|vowed|swore|plans|planing|intends|about|might|could|atempted|said|says|is=|was=|were=|keeps … kil=|murder=|strangle=|slaughter|shoot=|stab=|behead|finish=|poison=|drown=|burn= @poss? @adj? @adult|@child|you|off|me=
    kil=|murder=|shoot=|stab=|strangle=|slaughter= me=|us=|you=|her=|him=|them=|my=|our=
    he=|she=|they=|husband|wants|wil= kil= @poss? @adj? @adult
    afraid|scared|fear|fears|worried|terrified|frightened … kil=|kils|murder|for=_my=_life|life=|lives=|alive
    wil=|gona|going=|hel|theyl kil= @poss? @adj? @adult|@child
    want|wants|wanted … me|us|her|him dead=
    wants= … dead=
    you|your|youre|i|il|hel|she … dead= meat
    youre|your|are= dead=
    he|she|they|husband|wife|him|them|father|dad|brother|ex|neighbour|neighbor … kiling= @poss? @adj? @adult|@child &! with=
    is=|are=|was=|were= kiling= her=|him=|them=|my|people
    almost|nearly … kild|kiled|strangled|stabed|shot=|murdered|drowned &! laugh
    kiled=|kild=|murdered=|stabed|shot=|strangled @poss? @adj? @adult|@child
    stab=|stabed|stabbed|stabs|stabing @poss? @adj? @adult|@child|with=|in=
    was=|were=|been=|got= stabed|stabbed|shot=|strangled|poisoned|choked|choked
    strangl|choked=|chokes=|choking=|choke= @poss? @adj? @adult|@child
    choked|chokes|choking|strangl|throtl|sufocat & he|she|husband|father|dad|me=|her|boyfriend|ex|partner|wife|brother
    hands=|hand= … around=|round=|on= … neck=|throat=
    grabed|held|holds|grabs|squeezed|squezed … by= … throat|neck
    by= the= throat|neck
    throat & grab|hold|squez|squeez|slit|cut=|hands|knife
    pilow over=
    @weapon … @threatActs
    @threatActs … @weapon
    @weapon to|at|on|against my|her|his|our|the=|me=|us=|him= throat|head|neck|face|chest|back
    shot=|shoots=|shooting=|shoting=|fired= at= me=|us=|him=|her=|our|my|people|the=_house
    cut=|slit=|slash= my|your|her|his|our throat|head
    cut=|slit= … throat|throats
    set=|seting … house=|us=|me=|home=|door=|car= … on= fire
    burn= … house=|us=|me=|home=|down=|alive=
    burn=|burned us|me|her|him alive|house
    run=|ran=|runing … me=|us=|her= over= &! bike
    life|lives|lifes … is=|are=|in= … danger|risk|threatened
    my=|our=|her=|his=|their= life|lives in= danger
    fear|fears|afraid|scared|worried|fearing … for= my|her|his|our|their life|lives
    not=|wont|never … alive|live=_to=_see
    leave|get=|make … out= … alive
    bury= me=|you=|us=|her=|him=
    break= my|your|her|his neck
    poured|pour|threw … petrol|gasoline|acid|gas=
    put= … poison|hit= on=|contract= on=
    poison= … food|tea|drink|me=|us
    @weapon && use it|on=|kil|threat|afraid|shoot
    bullet in=|through my|your|her|his|our
    end= you=|me= $
    gunpoint|knifepoint
    hired|paid … to= kil
    beat=|beaten= … to= death
    next= time= … dead=|kil|alive
  `,
  violence: `
    bruis && husband|boyfriend|partner|walked=_into|ex=|him=|he= &! fel
    broke|breaks|broken=|fractured … my= wrist|arm|rib|ribs|nose|jaw|finger|tooth && she|he|believes|throws|hits|husband|wife &! fel|ski|bike|work
    left|leave|leaving him|her … broken|black
    third|second|first|another broken rib|nose|arm|jaw
    throws|threw|throwing … at= me|us|her
    manhandl|backhand|throtl|smother|whack|pins=|pined|pinned & me=|her=|him=|us=
    beat|beats|beating the= … hell|crap|shit|life|daylights
    roughs|roughed|knocks|knocked … me=|her=|him= up=|about|around|down|out=
    threatens|threatened|threatening … hit|beat=|hurt=|harm=|slap|break= @poss? @adj? @adult
    slams|slamed|bangs|banged|smacked|smashed|smashes|hits|hit=|pushed … my|her|his head|face
    twisted|twists|twist|bent … my|her|his … arm|arms|wrist|fingers|hand
    @child … is=|was=|are=|were=|gets|get|got|geting|being|been … hit=|beaten=|beat=|abused|slaped|punched|kicked|molested|raped|whiped|spanked|asaulted|atacked|choked
    molest|molested … @child
    beats= me= $ & @who
    @hit @poss? @adj? @adult &! @weather|why|how
    @hit … @child &! @weather|bal=|ball
    @hit … me=|us=
    @who @adv? @hit @poss? @adj? @adult
    @who … @hitAlone $
    @who … @hitAlone in= front
    @who … @hitAlone again|when|every
    is=|are=|was=|were=|been|being|get|geting|got|gets= … beaten=|hit=|beat=|punched|slaped|slapped|kicked|abused|assaulted|atacked|attacked|battered|raped|beated|whiped|choked|strangled|hurt= & by=|@who|me=|up=|i=|she=
    i= get|got|was=|am|being|keep= … beaten=|hit=|slaped|punched|kicked|beat= &! by= car
    beat=|beats=|beating=|beaten=|beats= … up=|badly|senseless|black=_and|unconscious|blody &! car|truck|old
    hit=|hits=|slaps|slaped|punched|punches|kicked|smacked|struck|smacks|kicks … in= the=|my|her|his … face|head|stomach|bely|ribs|chek|back|eye|nose|mouth|gut|groin|chest
    @hit … with= … fist|fists|belt|stick|hand|pan|bottle|chair|rod|ruler|cable|shoe|pipe|broom
    @hit & fist|fists|belt &! bal|ball|wal
    fist=|fists= … me=|face|my|her|at=|with=
    lays|laid|lay|put|puts|raised|raises|raise|lift|lifted … hands|hand|finger|fist|fists … on=_me=|on=|against=|at=_me=|her=|us=|my|his|him|wife|mother
    raised|raises|raise|lifted|lifts … hand|fist|hands &! question|clas|class|vote|meeting|meting|teacher
    geting|gets|get|turns|turned|became|becomes|is=|was=|being|he=|got … violent=|physical= &! film
    violent= … husband|partner|home|with=_me|towards|when|boyfriend|father|marriage|relationship|man|ex|son
    husband|partner|boyfriend|father|ex|son|brother|dad … violent=|abusive|abuses|abused|abusing|beats=
    domestic|physical|sexual|family violence|abuse|violance|asault
    abuse=|abuses=|abused=|abusing=|abusive & me=|my|her|us=|physicaly|husband|wife|partner|sexualy|boyfriend
    physicaly hurt|abuse|atack|fight|asault|harm
    rape|raped|rapes|raping|rapist|molested|molests
    forced|forces|forcing|force … sex|have=_sex|myself=_on|himself=_on|into=_bed|to=_slep|kiss
    sexualy|sexually asaulted|assaulted|abused|harassed|harased|atacked
    touches|touched|touching|groped|gropes … without|inapropriate|my=_breasts|against=_my
    broke|broken|breaks|fractured|dislocated|smashed|knocked … my|her|his|moms|mothers|wifes nose|arm|rib|ribs|jaw|tooth|teth|teeth|finger|fingers|leg|skull|wrist|bones|head & he|she|husband|they|who|dad|father|him|boyfriend|ex|out=|neighbour|neighbor|brother
    he|husband|they|dad|father|boyfriend|ex|she … broke|knocked|smashed|fractured … nose|arm|rib|ribs|jaw|tooth|teth|wrist|skull|hand
    black= eye & he|husband|gave|me|my|father|again|another|her
    bruises|bruised|bruise … he|husband|from|by=_him|all=_over|dad|boyfriend|everywhere|him|father
    covered … bruises
    puled|pulls|puls|pulled|draged|dragged|drags|grabed|grabs|grabbed … hair=|arm=_hard
    by= … hair=
    draged|drags|throws|threw|shoved|shoves|pushed|pushes|slammed|slams|slamed|thrown … me=|her=|us=|mom=|mother=|my|him … stairs|wall|wal|floor|flor|ground|down|against|acros|window|bed|table
    slamed|slams|smashed|banged … my|her|his head|face
    strangl|choked=|chokes=|choking=|choke= @poss? @adj? @adult|@child
    choked|chokes|choking|strangl|throtl|sufocat & he|she|husband|father|dad|me=|her|boyfriend|ex|partner|wife|brother
    hands=|hand= … around=|round= … neck=|throat=
    grabed|held|holds|grabs … by= … throat|neck
    by= the= throat
    my|her|his throat & grabed|squezed
    stabed|stabs @poss? @adj? @adult|@child
    spat|spits|spit on= me & hit|beat
    burned|burns|burnt … me|her|us with= … cigarette|iron|water
    atacks|atacked|atack|atacking|asaulted|asaults|asault|asaulting … me=|us=|her=|him=|wife|mother|brother|sister|father|son|daughter|fists &! dog|verbaly
    throws|threw|throwing … at=_me=|at=_us=|at=_my|at=_her= &! ball|look
    lock=|locks=|locked=|locking … me=|her= … in=|up=|inside=|rom|room|basement|house & @who
    beating|beatings every|again|me|her|him|from|by|daily
    thrash|thrashed|batter|bashed|clobber … me|her|him|us|up|wife|mother
    kneed|headbuted|elbowed|punching|punches me|him|her
    get=|gets=|gave|give|giving … beating=|slap=|thrashing|hiding
  `,
  suicide: `
    last= thing|mesage|message|text|leter|note … write|ever|send|il=|sent
    tell= my|the … kids|children|family|mom|wife|husband|daughter|son|parents … loved|love|sorry
    been= cuting
    cuting again|myself
    cuts= on= my= arms|wrists|legs
    arms … mes=|scars|cuts
    goodbye|bye=|sorry … everyone|everybody|all= && last|loved|without|never
    going=|gona|wil=|wants|threatens|threatened to=? jump= &! rope|queue|into=
    writen … leters|letters|leter|note && pils|insurance|without|goodbye
    will|wish|desire to= live … lost|gone|no
    lost|no= … will|wish|desire to= live
    life … has= no= … meaning|sense|point|purpose
    i=|we … wish|hope … disapear|gone
    cant live any
    hate … life … die
    plan|plans|planing|decided … take … own|my= life
    @suicideActs @selves
    @suicideActs … @selves &! shaving|cooking
    kil= @selves
    kiling= @selves
    hurt=|harm=|cut=|cuting=|hurting=|harming= @selves
    end=|ending=|ended= … it=_all=|my=_life|his=_life|her=_life|everything|their=_life|my=_sufering|my=_own=_life|myself
    end= my|his|her|their own= life
    end= it= $
    end= it= today|tonight|now|soon
    take=|taking=|took=|takes= … my|his|her|their|own … life=
    take=|took=|taking … overdose|al=_the=_pils|too=_many=_pils|pills|pils &! headache|doctor|prescribed|blod=_presure|vitamin|daily
    overdose|overdosed|overdosing
    swalow|swalowed … pils|bleach|pills|tablets|bottle
    slit=|slits|cut=|cuting|sliting|slash|open= … wrist|wrists|veins|vein|arms
    sucid|suicid|suiside|sucide|suicde
    self= harm
    selfharm
    dont=|do=_not|doesnt|didnt|not|cant|cannot|no=_longer|nolonger|no=_more= want|wants … to=_live=|be=_alive|be=_here=_any|exist|wake=_up|go=_on=_living|carry=_on=_living|keep=_living|be=_here|live=|stay=_alive &! with
    dont=|doesnt|not|didnt|no wana live|be
    cant=|cannot|cant … go=_on=|carry=_on= &! with|until|holiday|foot|job|trip|ride|stage|vacation|to
    cant live= anymore|any
    not= want|wish … live=|be=_alive
    dont= … want= … live=|alive|wake=_up|exist
    no= longer|more … want … live|alive|exist
    i= want|wish|wana … dead=
    want|wants|wanted|wana|wish|wishing|would=_rather|id=_rather|rather|prefer|beter|better|ready|hope … die=|be=_dead|to=_be=_dead|was=_dead|were=_dead|disapear=_forever|to=_disapear=_forever|never=_born|slep=_forever
    wish … never= … born|existed
    wish … never=_woke|never=_ben=_born|wasnt=_alive|wasnt=_here|wouldnt=_wake|didnt=_wake|didnt=_exist|was=_never= born|hadnt=_ben=_born
    beter|better … of=_dead|of=_without=_me|without=_me|if=_i=_was=_gone|if=_i=_were=_gone|if=_i=_died|of=_if=_i
    world … beter … without= me
    without= me … beter|better|hapier|happier|easier
    hang=|hanged|hanging|hung= @selves
    hang= myself
    jump=|jumped|jumping|throw=|step=|walk= … of=|off=|from=|out=|under=|in=_front|into= … bridge|rof|roof|building|balcony|window|train|car|bus|trafic|traffic|subway|platform|cliff|clif|river
    saved|saving|stockpil|hoard … pils|tablets
    no=|any|dont=|cant=|not … point|reason|meaning|purpose|sense … live=|living|in=_life|life=|alive|exist|going=_on
    nothing … live= for|live=
    nothing= … to= live= for
    point of= living|life|going
    life … not=|isnt|no=|pointless|meaningless|unbearable … worth=|living|point|meaning
    life= is= pointless|meaningless|not=_worth|over=_for=_me
    not= worth= living
    worth= living … not|isnt|no
    tired|sick … of=_living|of=_life|of=_being=_alive
    done with=_life|with=_living|living
    give= up= on= life
    thinking|thoughts|thought|think|thinks … about=|of= … death|dying|suicide|kiling|ending|kil
    dying= … would= be|thoughts
    goodbye|godbye … forever|world|note
    suicide= note|notes
    never= wake|waking up
    slep=|sleep=|fal=_asleep= … never|not … wake
    go= to= sleep|slep= … forever|never
    dont= want= to= be= here
    do=|did|doing=|does … something … to= … @selves
    put= an= end … life|to=_it|myself|it=_all
    wont= be= here= tomorrow
    let= me= die
    drink= bleach|poison
    finish= myself
  `,
  childHurt: `
    @hit & and= then=? us=|the=|my=|our= kids|children
    cigarete|iron= burn|burns && @child|she|daughter|son|came=
    burn|burns|bruise|bruises|welts on= her|his … shoulder|back|arm|arms|leg|legs|neck|hand|face|bottom && kid|child|daughter|son|mum|mumy|mom|dad|week|custody|teacher
    leave|leaves|leaving|left … yo=|yearold|toddler|baby|child … alone|unatended|car
    keep|keeps|lock|locked|locks … @child … locked|lock|tied|shed|basement|cage|closet|cellar
    private parts && @child|daughter|son
    leave|leaves|leaving|left … @child … hungry|starving
    inapropriate|inapropriately & @child
    touches|touched|touching … me= && i=_am|im= &! heart
    @child … left=|lives=|stays=|sits= … alone
    @child … covered= … bruis
    covered … bruises & @child
    doesnt|dont|didnt|never|not fed|feed … @child
    shakes|shaking|shook … @child
    @hit … @child &! @my_son_hits
    @hit @child
    beat=|beats|beating|hit|hits|hiting|kicked|slaps|slaped|punched|punches|hurts|hurt|abuses|abused|abusing|abuse|spanks|whips|smacks|burned|choked|strangled|shakes|shook|throws|threw … @child
    @child … is=|was=|are=|were=|gets|get|got|geting|being|been|keeps … hit=|beaten=|beat=|abused|slaped|punched|kicked|hurt=|molested|raped|touched|starved|bruised|whiped|spanked|assaulted|asaulted|atacked|choked|strangled|burned|neglected &! game|fell|fel|bike|footbal
    @child … has= bruises|bruises|burns|bruise|marks|cigarete|welts &! fel|fell|bike|footbal
    bruises … @child &! fel|fell
    bruise|bruises|burns|welts … on= my|her|his|the|our … @child|back|arms
    molest|molests|molested|molesting|pedophil|paedophil|grooming|groomed|pedo=
    rape|raped|raping|rapes … @child
    sexual … @child
    neglect|neglects|neglected|neglecting … @child
    watches|filmed|films|photographs … @child … undres|naked|shower|bathe
    year old=|olds= … is=|was=|are=|were=|gets|got|being … hit=|beaten=|beat=|abused|slaped|touched|kicked
    child|children abuse|abused|abuser|molest|neglect|porn
    touch|touches|touched|touching|gropes|groped|fondle|fondles|fondled|kisses= … @child &! hearts|heart|lives
    abuse=|abuses=|abused=|abusing=|harms|harm=|harmed|harming|tortures|torture|mistreat|mistreats … @child
    @child … abused|molested|raped
    starv|starves|starving|starved … @child
    @child … starv
    does= not|doesnt|dont|never|wont|not|isnt … fed=|feed=|feds=|feding … @child
    lock=|locks=|locked=|locking=|ties|tied|chained … @child … in=|up=|basement|closet|dark|room|rom|out=
    lock=|locks=|locked=|locking=|tied|chained @poss? @child
    leave|leaves|leaving|left … @child … alone|home=_alone|hungry|unatended|without=_fod|outside|in=_the=_cold|in=_the=_car &! school= bus
    kil=|kiling|murder|drown|strangle|stab|poison|shoot|burn|slaughter … @child
    threat|threatens|threatened|threatening … @child … kil|knife|hurt|harm|gun
    threat|threatens|threatened|threatening to= … hurt=|harm=|kil=|beat=|take= the= life … @child
    teacher|nanny|babysiter|stepfather|stepmother|stepdad|stepmom|clasmates|clasmate|bulies|principal|coach|nurse|grandfather … hits=|beats=|hit=|beat=|slaped|slaps|punched|molests|touches|kicked|abuses|abused|touched &! game
    raised|raises|lays|laid|raise … hand|hands … on|to|at|against … @child
    @child … in=_danger|not=_safe|unsafe|at=_risk=_of=_harm
    danger … @child
    hurt=|hurts=|hurting=|hurting … @child
    drag|drags|draged|puls|puled|grabs … @child … hair|ear|ears|arm
    gives|gave|giving … @child … alcohol|vodka|drugs|beer
    violence|violent … @child
    afraid|scared|fear … for= … @child … safety|life|lives
    shakes|shook|shaking|threw|throws … the=_baby|her=_baby|his=_baby|my=_baby|newborn
    shows|showed|showing|sends … @child … porn|his=_penis|genitals|naked
  `,
};
