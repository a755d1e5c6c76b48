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
  tried … run|drive|push|force … me|us|him|her over|off=_the=_road|of=_the=_road|down
  coffin|grave|tombstone|headstone|wreath|obituary && name=|text|sent|picture|photo|left|door|dig|dug|waiting|ready|yours|threat|picked=_out &! cancer|cost|cemetery|flowers
  dig|dug|digging|digs … grave|hole=_for=_me|hole=_for=_you
  sharpen|sharpens|sharpening|loads|loading|polishes|cleans|cleaning … blade|axe|gun|rifle|machete|knife && me=|us=|looks|smiles|night|slep|stares|while|front
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over|on=|against my|her|his|our|me … neck|throat|face|head|mouth
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over|against … neck|throat|face|mouth
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
  find … your|my|her|his body
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
  see=|put=|want=|like=|have=|bury … me=|you=|her=|us= … in= the= ground|grave|coffin
  fired|shot=|shots=|shooting … through|into|at= … window|door|house|car|gate &! photo|film|nerf
  rather … dead|in=_the=_ground than
`;
