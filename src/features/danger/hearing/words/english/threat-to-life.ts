/** English phrases of a threat to life, a phrase a line. */
export const threatToLife = `
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
  @weapon && says|said|or=_else|hiding|hide|bathroom|pension|which=_one|smil|shoes|stares|outside=_my|first|next|begging|help|pls=|police
  or=_else|or=_youl|or=_she|or=_wel= && waited|guys|handle|gun|car|pay|sign|withdraw|debt
  lifted|lifts|lift|opened|puled … shirt|jacket|coat && handle|gun|pay|money|show
  shows|show|showed … handle|pistol|holster|barrel
  drove|drives|driving|steered|swerved|accelerated|rammed|rams|aimed|revved … straight=_at|at=_me|at=_us|at=_him|at=_her|into=_me|right=_at|at=_my|towards=_me && car|truck|van|tractor|jumped|pickup|jeep|suv|ditch|jump|suv|bonnet|speed
  tried … run|drive|push|force … me|us|him|her over=|off=_the=_road|of=_the=_road|down
  coffin|grave=|graves|tombstone|headstone|wreath|obituary && name=|text|sent|picture|photo|left|door|dig|dug|waiting|ready|yours|threat|picked=_out &! cancer|cost|cemetery|flowers
  dig|dug|digging|digs … grave=|graves|hole=_for=_me|hole=_for=_you
  sharpen|sharpens|sharpening|loads|loading|polishes|cleans|cleaning … blade|axe|gun|rifle|machete|knife && me=|us=|looks|smiles|night|slep|stares|while|front
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over=|on=|against my|her|his|our|me … neck|throat|face|head|mouth
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over=|against … neck|throat|face|mouth
  cant|couldnt swalow|breathe|breath && neck|throat|scarf|hands|squeez|puled|pressed|sat=_on
  enjoy … your= … last=|final
  last= walk|day|supper|breath|meal|christmas|birthday|sunrise && your|enjoy|know|make=_it
  know|knows … where=|your=|which=|what=_time … you=_live|route|i=_live|we=_live|school|address|way=_home|you=_park|kids=_play|sleep && owe|money|debt|said|phoned|last=|wrote|texted|threat|caled|warn
  prayers|pray && axe|knife|gun|said|say=_your|last
  next|time … wont=|not … miss|lucky|so=_quick|walk=_away|get=_up
  wont= walk|be=_walking|wake=_up|see=_morning|see=_the=_morning|make=_it & he|they|said|says|you|told
  make|making|makes … widow|orphan|orphans|disapear
  widow|orphans && make|sign|leave|says|said|going= &! pension
  under=_the=_ground|six=_fet=_under|in=_a=_box|body=_bag
  find … your|my|her|his body=|bodies
  feed|fed … to= the= pigs|dogs
  open|opened|turn|turned … the= gas && us|blow|match|together|die|everyone
  cut=|tampered … brake|brakes
  set=|light|lit … match|lighter|petrol && us|house|me|pour|door
  bullet … in=|through= me=|him|her|us|you|my
  know|knows … school|address|kids|children && debt|pay|owe|should=_pay|or=_else|money & they|said|say|caller|men
  cocked|cocks|loaded|loads|aimed|pointing … gun=|rifle|pistol|shotgun|it=_at=_me|weapon
  gun=|rifle|pistol|shotgun && kneel|told|head|mouth|wave|wall|door|porch|drunk|bed &! toy|will|cousins|license
  push|pushed|pushing|shove|shoved|throw|threw|dangled|hung … me|us|her|him|my … in=_front=_of=_a|off=_the=_balcony|off=_the=_roof|off=_a|under=_a=_train|out=_of=_the=_window|out=_the=_window|over=_the=_railing|from=_the=_balcony|into=_the=_well|down=_the=_well
  accidents|accident happen|happens && brakes|complain|said|people|told
  brakes|brake … cut=|tampered|loosened
  wont= be=_around|be=_here|be=_breathing|last && he|mummy|mommy|mom|mum|she|told|kids &! office|party
  swung|swings|swing|swinging … spade|shovel|axe|bat=|pipe|crowbar|hammer|bottle|machete|pitchfork
  spade|shovel|pitchfork|crowbar|brick && at=_my=_head|at=_me|at=_us|at=_her|swung|raised &! garden
  dead= cat|rat|bird|crow|dog && note|door|left|next|sent
  you= are=? next=
  youre= next=
  carve|carved|gut=|skin= me|you|us|her alive|up|like
  accident … arrange|happen=_to=_you|happen=_to=_me
  lit=|light|strike … match && petrol|gas|us|house|me
  drown|drowned|held … head|face|me … under=_water|underwater|in=_the=_bath|toilet
  wont= be=_around|be=_here … after=_sunday|after|much=_longer && he|told|says|mummy|mommy
  see=|put=|want=|like=|have=|bury … me=|you=|her=|us= … in= the= ground|grave=|graves|coffin
  fired|shot=|shots=|shooting … through|into|at= … window|door|house|car|gate &! photo|film|nerf
  rather … dead=|in=_the=_ground than
  find|found … me=|you=|her=|him=|us= … river|ditch|lake|wods|forest|steppe|canal|well=|trunk|pieces &&! lost|house|flat|job
  nobody|noone|no_one|never|ever … find|finds|found|see … me=|you=|her=|us=|body=|bodies|again && said|says|told|make=_sure|threat|il=|texted|leave &&! if_i|goodbye|looking=_for=_me
  make= sure … nobody|noone|never|dont=_se|wont=_se|disapear|regret
  count … your= days|hours
  days|hours … numbered
  grow=|growing|left|raised … without a|their|his|her mother|father|mom|dad|mum|parents && said|says|told|he=|threat|message
  dead= woman|man|girl|wife|person|bitch|already && i=|im=|am=|you|your|youre|message|text|said|says
  photo|picture|pic|pics … daughter|son|kids|children|house|me=|my && take=_care|pretty|know|threat|debt|collector|sent=_me|school|follow|watch &&! passport|teacher=_sent|wedding|album|without=_clothes
  know|knows … where=_my|where=_your|where=_the … kids|son|daughter|children|school|sister|mother
  @weapon && standing|stands|stod|over=_me|holding|holds|keeps|kept|wakes|woke|waking|came=_at|comes=_at|chop|swing|point|put|under=_the=_bed|under=_the=_pil|under=_his|matres|mattress|table=_while|bathroom|door|throat|looked|looks|smiling|drunk|plays=_with|cleaning|waving|wave|out=_on &&! hunting|fishing|inherit|bought|shop|kitchen=_set|delivery|faulty|shared|toy|borrow|paintbal|meat|cut=_the=_bread|camping
  @weapon && outside|behind|fence|yard|gate|window && came|comes|standing|waiting|shouting|drunk|waits
  rat=_poison|poison|bleach|antifreze|pesticide … my=|her|his|our|the … soup|tea|fod|cofee|drink|milk|dinner|water|plate &&! cat|dog|mice|basement
  put=|puts|pouring|poured|slipped|mixing|mixed … poison|rat=|pesticide|bleach|pils|something && soup|tea|fod|cofee|drink|milk|diner|my|water &&! basement|trap|garden|drain
  throat cuting|cut=|slit|slash && sign|gesture|he|they|made|finger
  throw|throws|threw|splash|pour … acid|petrol|gasoline|boiling|kerosene &&! experiment|clas|pasta
  acid … face|eyes|me=|her
  petrol|gasoline|kerosene|fuel|molotov && bomb|lighter|match|window|porch|door|poured|pours|burn|threw|set|house &&! price|prices|station|refund|heater
  petrol|fire|gasoline bomb|bombs|bombed
  tonight|today|tomorrow|this … is=|will … last=|my=_last|your=_last … night|day && says|said|he|she|they|told|hurry|threat &&! school|work|sale|register|job|lease
  my= last= night|day
  last= night|day … alive|of=_your=_life|on=_earth
  bury|buried|burying … me=|you=|us=|her=|him=|them= … garden|yard|woods|alive|under|steppe|wall|beside|next
  in= the= ground && rather|says|put|see|soon|want
  rather … see= … dead=|ground|grave=|graves|cofin
  take|takes|drag|drive … me=|us=|him|her|you … steppe|woods|forest|desert|mountains|outskirts|quarry && leave|said|threat|bury|kil|pay|beat|they &&! trip|hike|hiking|picnic|tour
  brake|brakes … line|lines|cut=|tampered|hose
  die=|dead=|burn=|go … together|with=_me|both && he|says|said|gas|car|drives|locked|wil|threat|screams &&! laugh
  wel=|we|youl|you|theyl|il … both= die=|all=_die
  drives|drove|driving … at= … hundred|140|150|160|180|speed && die|kil|crash|threat|scream|both
  shot=|shots=|fired|fires … over=|above|past|at|near … my=|our|his|her|us|me … head|heads|feet|car|house &&! photo|video
  next … one|bullet|time … wont=|not|dont=|doesnt … miss|walk|let=_go|lucky
  let= go= && chok|throat|neck|next=_time
  wont|not|didnt|doesnt let= go=_of=_my=_neck|go=_of=_my=_throat
  hold|holds|held|push|pushed|keep|kept|shoved … head|face … under|in=_the=_water|underwater|in=_the=_toilet|bath|bucket|sink
  pilow|pillow|blanket|duvet|plastic=_bag … face|head|mouth|over=
  pressed|presses|held|holds|put|puts|pushed … pilow|bag=|blanket … face|head|mouth
  hands=|hand=|arm=|knee|grip … on=|round=|around|at=|against … my|her|his|our … throat|neck|windpipe
  squeez|squezed|gripped|gripping|grabbed|grabs|grips|pressing … my|her|his … throat|neck|windpipe
  until|till|til i= … stopped|passed|blacked|couldnt=_breathe|saw=_stars|fainted|stoped=_moving && he|throat|neck|pilow|choked|squezed|held
  passed=_out|blacked=_out|lost=_consciousness && neck|throat|squeez|pilow|choked|hit|beat
  cord|wire|rope|cable|scarf|belt=|chain … around|round … my|her|his … neck|throat
  gravestone|tombstone|cofin|grave=|graves|obituary|wreath|hearse|funeral && my=_name|your=_name|picture|posted|sent|dig|date|yours|choose|pick|threat|said=_he &&! cost|moved|cemetery|paid|share|croked|fence|cancer
  break|breaks|smash|shoot|shatter|cut=_off|chop=_off|saw=_off|cripple … your|my|his|our|her … legs|knees|kneecaps|fingers|hands|arms|spine|neck && promised|threat|says|said|by=|if|wil|collectors|unless|il=|theyl|pay &&! fall|ski|gym
  cut=|rip|tear|gouge|pul … your|my|her|his tongue|eyes|heart|ears|face && out=|off=|says|said|threat|il
  burn|burns|torch|set … us=|the=_house|my=_house|our=_house|the=_place|down=|place|home|door &&! cds
  burned|burns|burnt … my= clothes|things|documents && next|said|threat
  im|i=_am|youre|you=_are|were|we=_are|shes|he=_is … next= && said|says|told|burn|kil|threat|dead= &&! queue|line|to=_the|in=_line|door|turn|week|month
  slaughter|butcher|gut=|skin= … us=|me=|you|her|him|family like|as
  like= sheep|pigs|animals|dogs|lambs && slaughter|kil|cut=|butcher
  shoot|stab|kil|murder|strangle|poison|drown|burn … dad|father|mum|mom|mother|my=_uncle|my=_brother|my=_sister|us=|me=|her=|him=|the=_kids|everyone|whole=_family && swear|swears|threat|promise|wil|says|said|want|going|wil|tries|scared|afraid|land|because &&! joke|jokes|haha|lol|late|grade
  want|wants|wanted|planing|plan|going|ready|threaten to= kil=|murder|shoot|stab … me=|us=|my|her|him|dad|mum|mom
  one= day … kil|dead=|murder|kils &&! road|stress|work|job|trafic|jokes
  going|gona|gon … to=? … kil=|murder … us=|me=|her=|him=|someone|them &&! mom|mum|boss|teacher|jokes|late|grade
  coming|came|comes|went|run|ran|goes|lunged|charged|flew … at= me|us|her|him|dad|mum|mom … with=
  pitchfork|sledgehammer|cleaver|chainsaw|scythe|sickle|machete|scissors|screwdriver && came|me=|us=|at=|threat|chased|fence|swing|grabbed|over= &&! garden=_shed|bought|rent|hay
  chop|choping|chopped|hack|hacking|breaking|smashing|kicking|banging|pounding … door|window && hiding|we=_are|we=|bathroom|axe|kids|help|scared|kil &&! police=_came|repair|landlord
  hiding|hide|barricaded|locked=_ourselves|locked=_myself && bathroom|closet|basement|wardrobe|neighbour|shed && axe|knife|gun|drunk|screaming|coming|smash|hammer|kil|threat|breaking &&! keys|toys|plays|hide=_and=_sek|fish
  turned|opened|left|turns … the=_gas|gas=|on=_the=_gas … on= && locked|door|doors|match|die|us=|all
  follow|follows|following|stalks|stalking|stalked|waits|waiting|watching … me=|us=|her=|outside … home|work|house|from|everywhere|my=_door|school && threat|knife|cousins|ex|scared|bat=|gun|kil|sign|afraid|brothers
  wait|waits|waiting … outside|by|at … bat=|knife|gun|pipe|axe
  hired|paying|paid|offered … someone|man|men|guy|guys|people|killer|hitman && kil|hurt|beat|shoot|break|murder|rid|scare|finish
  hitman|contract=_killer|assassin
  someone|body=|bodies … get=_killed|end=_up=_dead|die=_tonight && afraid|scared|think|he
  honor|honour|shame|shaming|disgrace|dishonour|dishonor && kil|murder|dead=|die|bury
  blood … revenge|feud|for=_blood|wash
  testify|talk|tell|speak|report|police … wont=|never|not … see=|alive|walk|again && family|kids|me=|said
  family … wont=|never|not … see=_me|see=_you
  acid=|lye … in=|on= my|her
  feel|am=|im|i=_am|not … safe=? … in=_my=_own|at=_home|tonight|with=_him|around=_him && knife|gun|kil|threat|him|husband|he
  not= safe= with=|at=_home|tonight|around
  afraid|scared|terrified|frightened … to=_sleep|to=_fall=_asleep|sleep=|to=_go=_home|hel|of=_what=_he … && him|he|knife|husband|gun|next=_to
  finger|hand=|hands|thumb|knife … across|over=|along … his|her|my|the|their throat|neck
  wont|not|never … reach|see|live|make=_it|get=_to|survive|last … court|courtroom|morning|trial|hearing|winter|spring|wedding|birthday|home|weekend|night && he|says|said|they|told|if|threat|she &&! deadline|bus|stock
  let= go= of=? the? wheel
  both|all=|together … go=|die=|going|burn && wheel|said|says|gas|drove|crash|locked|petrol|now &&! trip|cinema|lawyer|mediation|peace
  next … one|bullet|time|shot … mine=|yours|for=_me|for=_you|is=_you|was=_mine|in=_my|in=_your|hit
  fired|fires|shot=|shoots|shooting … into|at=|in=|through|over= … ceiling|air|wall|door|window|floor|gate|roof|car|house|heads &&! salute|film|photo|nail
  doused|soaked|splashed|poured … door|house|car|porch|us=|me=|fence|shop|steps && lit|fire|match|burn|petrol|set|lighter|night &&! rain|paint|water=_damage
  set=|sets|seting|setting … alight|ablaze|on=_fire|fire=_to && me=|us=|shop|house|home|door|inside|said|car|clothes|hair|threat &&! bin|rubbish|grass|leaves
  done=_for|finished|as=_good=_as=_dead|living=_on=_borrowed|a=_goner|toast=_if|history=_if && im=|i=_am|youre|you=_are|says|texts|texting|told|numbers &&! work|report|course
  buried|burying|bury|lie=|lying|lay=|put= … next=_to=_his|next=_to=_her|beside=_his|beside=_her|with=_his|with=_your|six=_feet && said|says|told|id=|shed|youl|threat|if
  dead=|corpse|grave=|graves|body=|bodies|bury|kil|river && if= … && leave|divorce|report|tell|file|testify|custody|talk|complain|go=_to=_the=_police &&! battery|will|heir
  if= i=|you|we=|she|he leave|left|divorce|report|file|tell|go=|talk|call|refuse|sign && kil|dead=|die=|burn|shoot|bury|throat|knife|gun|acid|grave=|graves|find=_me|stab|alive|pay=_with
  pulled|pulls|drew|draws|flashed|flashes|showed|produced|raised|cocked … @weapon &&! museum
  axe|hammer|bat=|machete|crowbar|sledgehammer … at=|on= … gate|door|window|fence|car
  hitting|hit|hits|smashing|banging|pounding … gate|door|windows|window|car && axe|hammer|bat=|machete|crowbar|screaming=_he|kil
  whole=_family|all=_of=_you|all=_of=_us|your=_kids|my=_kids|every=_one=_of=_us … && kil|burn|die|dead=|wipe|shoot|slaughter|pay
  wipe|wiped|finish|take|knock … out=|off= … family|us=|all=_of=_us|all=_of=_you
  skin|hide=|guts|head … off=|alive|on=_a=_plate && threat|said|says|knife|he|my|your &&! chicken
  bottle|glass|fork|scissors|screwdriver|shard|razor|blade|syringe|iron|lighter|broken=_bottle … to=|at=|against|near|into … my|her|his|our|me … face|eye|eyes|throat|neck|belly|cheek|head|chest
  held|holds|holding|pressed|put|puts|pushed|waved|shoved … bottle|glass|fork|scissors|screwdriver|shard|razor|blade|syringe|iron|lighter … to=|at=|against|in= … face|eye|eyes|throat|neck|me=|us=|head
  in= a= trunk|boot|body_bag|bag=|box=|coffin|sack && said|says|youl|back|leave|go=_back|come|home|threat|end=_up
  drown|drowns|drowning … us=|me=|you|them|the=_kids|my=_kids|children|her|him &&! work|paper|debt
  aimed|aims|aiming|steered|swerved|drove|floored … car|truck|van|him|it=|bike … at=|into|towards … my|me=|mum|mom|dad|us=|her|him|kids|people|mother|brother|wife
  loads|loaded|loading|cocks|cocked|racks|racked … gun|rifle|pistol|shotgun|it=|bullets|weapon && name|me=|sent|clip|video|front|looks|said|us|head|drunk|photo
  know|knows|known|found=_out … which|what|where|when … school|kindergarten|daycare|nursery|kids|son|daughter|grandson|granddaughter|you=_live|your=_mother|wife|sister && caller|pay|said|says|debt|owe|they|threat|message|phone|we=|text &&! enrol|queue|place
  cut=|carve|slice|hurt=|break|cripple|finish|bury|get= … us=|me=|you|him|her=|our=_faces && said|say|says|will|wil|theyd|hed|theyll|debt|promised|threat|came|il=|gona|going=_to &&! costs|deal|hair|cake|price|rid=_of|slack|out=|off=|me=_out|home=_late|appointment
  theyd|hed|shed|hell|theyll|shell|hel|theyl … cut=|kil|shoot|stab|burn|hurt|bury|drown|strangle|break|beat=|find=_me
  men|guys|people|strangers|collectors … came|come|showed|turned=_up|visit … && cut=|kil|knife|gun|break|burn|hurt|bat=|debt && said|say|threat|told
  alive … && never|not|wont && walk|leave|get=_out|come|enter|there|home|make_it|told|said &&! keep|music|business|tradition
  never … alive|leave=_here|get=_out|come=_back=_alive
  get=|find|hunt|track|reach … you|me=|her|us|him && wherever|anywhere|no_matter=_where|hide|underground|run &&! bus|phone=_signal
  follows|following|followed|stalks|waits|chases|hunts … me=|her|us|him && knife|gun|bat=|hammer|pocket|axe|weapon|pistol
  shot=|shots|shoot|shooting|fired|fires … at=|into|through … gate|gates|door|window|windows|house|car|fence|roof|yard|us|me &&! photo|video|film|nerf|water
  get= ready|prepare … for= … funeral|coffin|grave=|graves|death|to=_die
  prepare|ready|order|choose|pick|buy … a=|his|your|my|her … funeral|coffin|grave=|graves|shroud && told|said|says|threat|message|someone|caller &&! cost|paid|mother=_died|grandmother|cancer
  turned|turns|opened|opens|switched on= the= gas= && locked|door|doors|die|match|us=|lighter|together|said &&! cook|boiler
  sent|sends|send|texted … picture|photo|pic|foto|image … gun|knife|pistol|rifle|bullet|axe|machete &&! sale|museum|hunting|toy|collection|game
`;
