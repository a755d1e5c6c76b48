/** English phrases of violence, a phrase a line. */
export const violence = `
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
  twisted|twists|twist|bent … my|her|his … arm|arms|wrist|fingers|hand=|hands
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
  @hit … with= … fist|fists|belt|stick|hand=|hands|pan|bottle|chair|rod|ruler|cable|shoe|pipe|broom
  @hit & fist|fists|belt &! bal|ball|wal
  fist=|fists= … me=|face|my|her|at=|with=
  lays|laid|lay|put|puts|raised|raises|raise|lift|lifted … hands|hand=|hands|finger|fist|fists … on=_me=|on=|against=|at=_me=|her=|us=|my|his|him|wife|mother
  raised|raises|raise|lifted|lifts … hand=|hands|fist|hands &! question|clas|class|vote|meeting|meting|teacher
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
  he|husband|they|dad|father|boyfriend|ex|she … broke|knocked|smashed|fractured … nose|arm|rib|ribs|jaw|tooth|teth|wrist|skull|hand=|hands
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
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over=|on=|against … neck|throat|face|mouth && he|she|puled|held|pressed|my|tied
  long= sleeves && july|august|summer|guess|heat|bruis|hide|cover|hot
  sunglasses|makeup|concealer|turtleneck|foundation|scarf && hide|hiding|cover|covering|bruis|black=_eye|shiner &! surgery
  shiner|black=_eye|fat=_lip && again|he|husband|boyfriend|gave|third|work|partner|explain|door
  tells|tell|telling|told|say|says|lied|lie … everyone|people|doctor|doctors|neighbours|neighbors|work|them|colleagues … fel|walked|sliped|triped|bumped|clumsy
  flat|house|door|apartment|room|gate|home … is=|was=|been|keeps … locked & outside|he|key|husband|days|since
  locked … from=_the=_outside|from=_outside
  only key && he|husband|locked|carries
  takes|took|hides|hid|taken|keeps … my|her … phone|keys|key|passport|documents && lock|locked|leave|inside|out=|cant|wont
  wont|doesnt|not|never let=|lets=|letting|allow|allowed … me=|her= … leave=|out=|outside|go=_out && house|flat|room|husband|days|weeks|key|inlaws|home|he
  said=|say|saying|screamed … no=|stop= … times|again|stop|him=|crying && husband|didnt=_stop|anyway|kept|carried|continued|wouldnt|forced
  husband|partner|boyfriend &&  consent|didnt=_ask|wedding=_night|marital=_duty|wifely
  split|busted|swolen|swollen|bloody|cut=|burst lip|lips|eye|eyebrow|brow|nose && he|hes|apolog|husband|again|wife|boyfriend|partner &! fel|triped|bal=|box
  stitches|concussion|fracture|cast= && threw|throws|pushes|pushed|pushing|husband|wife|punch|hit=|kicked|slamed|shoved|brother=_hit &! fel|sliped|ladder|bike|ice|ski|football|footbal
  kicked|kicks|kick|knocked|knocks|swept|kicking … my|her|me|him|his|us legs|leg|to=|on=|down|stomach|bely|shins|unconscious|ribs|from
  knocked|knocks|pushed|shoved … me|her|him|us … floor|flor|ground|down|stairs|wall|wal
  jumped|mugged|ambushed|cornered|ganged|atacked … me=|him=|us=|my && men|guys|jaw|hospital|surgeon|three|four|gang|behind|parking|kicking|ribs|alley
  throws|throw|threw|throwing|hurled|hurls|hurl|flings|flung … @heavy && me|wife|husband|stitches|head|reach|at=|missed|hit &! away|out=|trash
  @heavy … at=_me|at=_my=_head|at=_her|at=_him|at=_us & threw|throw|throws|throwing|hurled|smashed|flung
  belt marks|mark
  clawed|claws|scratched|scratches|scratch|gouged … my|her|his|me=|him= … face|arms|eyes|neck &! cat|dog|car
  he|husband|boyfriend|son|brother|father|dad|stepdad|wife|she … pushes|push|pushing|shoving|shoves|roughs … me=|her=|him= around|about|against|into
  pushes|push|pushed|pushing me=|her=|him= around
  wrist|arm|ribs|rib|nose|jaw|finger|tooth|colarbone … is=|was=|are= … broken|cast=|fractured|gone|wired|plate && he|husband|son|pushed|punch|wages|foreman|them|boyfriend|kicked|jumped|surgeons &! fel|sliped|bike|ice|ski
  plate= in= … jaw|skull|face
  tooth|teth … gone|out=|missing|lost && punch|punched|hit|he|foreman|husband|wages
  flinch|flinches|flinching|cower && me|hand=|hands|husband|he=|raises
  broke|breaks|snapped … my|her|his|me= arm|wrist|finger|nose|rib|ribs|colarbone & he|she|and=_then|husband|ex|dad
  cigarette|iron|boiling|hot= … burn|burned|poured|threw … me=|my|her
  kidnapped|abducted|bride=_kidnap|took=_me=_by=_force
  kept|keeps|held|holding … me=|her=|us=|my=_sister … prisoner|captive|against|locked|hostage
  walk|walking|live|living … on= eggshels && fists|hits|temper=_and|broke
  pinned|pins|pined … me=|her=|him= … wall|wal|down|floor|flor|bed|door
  marks|bruises|bruise|prints … on=|around … my|her … neck|arm|arms|throat|thighs|wrists|back|ribs|legs &! fel|fell|gym|footbal|bike
  dragged|drags|drag … me|her|him|my … car|yard|hair|stairs|street|floor|bed|out=
  scraped|bleeding|limping|swollen && he|dragged|pushed|kicked|husband|boyfriend &! fel|sliped|bike
  sex|intercourse … sleep|asleep|sleeping|refuse|refused|cry|crying|anyway && he|husband|me|wives|wife
  wives|wife cant|cannot|may=_not … refuse|say=_no
  doesnt|wont|never let … sister|mother|wife|my|her|daughter_in_law … out=|leave|go=_out && phone|key|house|door|taken
  bites|bit=|biting me|her|my && he|angry|husband|marks &! dog|cat
  smashed|smashes|broke|breaks … bottle|plate|glass|chair|mug|phone … on|over= … my|her|his head|back|face
  scared|afraid|terrified … of= … my= husband|partner|boyfriend|wife|son|ex|brother && drinks|drunk|temper|hits|fist|home|hurt
  spits|spat|pours|poured … on=_me|over=_me|in=_my=_face && he|husband|boiling|hot|wife
  slamed|slams|slammed|trapped|crushed … fingers|hand=|hands|arm|foot … door|drawer|gate
  gets|get|got|getting|turns|turned … rough=|physical=|violent|nasty=_with|handsy && me=|wife|her|drink|flowers|angry|when|lose
  lays|laid|laying|lay … hands|hand=|a=_hand … on=
  put=|puts|putting … his|her|their … hands|fists|hand= … on=|me= &&! shoulder=_to=_comfort|heart|table|wheel|contract|pocket
  makes|made|making|forces|forced|forcing|pressures … me=|her=|my=_sister … sleep=|have=_sex|do=_it|strip|touch|kis|into=_sex|undres|in=_bed &&! couch|sofa
  sleep|sex|bed= && crying|cried|no=|against|refus|forces|forced|made=_me|without|drunk|kept|pain && he|husband|me=|him|partner|boyfriend &&! baby|neighbo|noise|flat|children|child|kids|hotel
  grabbed|groped|gropes|groping|grabs|fondled|touched|touches|rubbed|rubs|cornered|pinned|shoved|slid|slipped|stuck … me=|my|her|his|up=|under|against … skirt|breast|breasts|chest|thigh|crotch|butt|ass=|bum=|lift|elevator|body=|bodies|private|hand=|hands|blouse|bra=|dress|underwear|cabinet|waist &&! seat|bag
  hand=|hands|hands … up=|under|down|inside … my|her … skirt|dress|shirt|blouse|top=|pants|trousers|underwear|bra=
  back|arms|body=|bodies|legs|face|thighs|ribs|side|stomach|whole=_body … is=|are=|was=|all= … purple|blue|black|bruised|swollen|black=_and=_blue|raw &&! cold|dye|paint|fel|footbal|cream|allerg
  black=_and=_blue
  black and= blue=
  at= it= again && fists|he|husband|belt|screaming|hit|beat|whisper|drunk|crying|bruis &&! dril|music|party|construction
  his|her fists|fist
  beats|beat=|beating|hits|hit=|slaps|slapped|kicks|kicked|punches|punched|pushes|shoves|whips|smacks|smacked|strikes|thrashes|chokes … granny|grandma|grandmother|nan|grandad|grandfather|old=_man|old=_woman|pregnant|mama|papa|sis=|sisters|bro=|stepmum|stepmom|stepfather|auntie|roommate|elderly|disabled|wheelchair|carer|tenant|maid|nephew|cousin|girlfriend|her=_mother|his=_mother|his=_wife|each=_other|one=_another &&! pilow|snowbal| chess|card|game|race|score|price
  grabs|grabbed|grips|gripped|squeezes|holds|twists|twisted|bends|yanks|yanked … me=|my|her|his … hard|arm|arms|wrist|wrists|hair|marks|bruis|finger|fingers|throat|collar|ear
  leaves|left|leaving … marks|bruises|bruise|welts|scars … && grabs|he|belt|hit|me|my|hand=|hands|boyfriend|husband
  wear|wears|wearing|wore … scarf|scarves|long=_sleeves|sunglasses|turtleneck|makeup|hoodie|gloves … so=|to=|because|hide|cover|nobody && sees|see|seen|neck|bruis|marks|hide|cover|eye|face|arms &&! sun=|fashion|mud|dirt|cold
  so= no=_one|nobody|noone|people|they|the=_kids … sees|see|notice|dont=_see … my|her|the … neck|face|arms|bruis|marks|eye
  shoves|shoved|pushes|pushed|throws|threw|kicks|kicked|knocks|knocked|trips|tripped|slams|slammed|hurls … me=|her=|him=|wife|mum|mom|mother|grandma|dad|us= … && takes=_my|pension|porch|stairs|down|wall|floor|door|against|money|drunk|pregnant|off=|ground|around &&! to=_the=_limit|deadline|under=_the=_bus|loan|party|out=_of=_the=_chat
  takes|took|steals|demands|wants … my=|her|his|granny … pension|money|salary|wages && hits|hit|beats|shoves|kicks|slaps|fist|pushes|threat|knife|screams
  drag|drags|dragged|pulls|pulled|pull|yanks|yanked|hauled|hauls|swings … me=|her=|my=_mother|my=_sister|us= … by=_the=_hair|hair|by=_my=_hair|by=_her=_hair|across|into=_the=_car|down=_the=_stairs|out=_of=_bed|outside|into=_a=_car|floor
  rip|ripped|rips|tore|tears|torn … my|her … clothes|dress|shirt|blouse|skirt|underwear|nightgown
  kidnap|kidnapped|abducted|stole|stolen|took … me=|her=|my=_sister|bride|girl … marry|bride|married|force|against|wont=_let
  wont|not|never|doesnt|dont|refuse let|lets|letting|allow|allowed|allows … me=|her=|my=_sister|us= … go=_home|out=|leave|outside|go=|se=_my && he|husband|phone|passport|flat|house|laws|family|they|locked|marry|key|keys|days &&! work|teacher|school|boss|gym|park|airport|landlord &&! country|airport|zoom|hospital|border|arms
  keep|keeps|kept|treat|treats|treated … me=|us=|her= … like|as … slave|slaves|servant|dog|prisoner|animal|maid
  slave|prisoner|captive|hostage && hit|beat|floor|wont|not|clean|let|lock|kept|keep|inlaw|home &&! work|contract|job
  locks|locked|lock … me=|her=|us= … balcony|bathroom|room|basement|out=_in|flat|house|shed|cellar|in=|bedroom|closet
  spat|spits|spit … me=|my|her|face
  headbut|headbutt|kneed|stomped|stomps|stamped|stamps|elbowed|whacked|clobber|pummel|wallop|thump|thumped|backhand|cuffed|clouted|decked|socked|lamped|belted|caned … me=|him=|her=|us=|my|mum|mom|dad|wife|stomach|head|ribs
  knocked|knocks|punched|broke|smashed|kicked|lost … my=|her|his|mums|a= … tooth|teeth|eye|jaw|nose|rib|ribs|kidneys && out=|he|she|police|son|husband|they|in=|him|dad|boot|cracked|guard &&! game|hockey|fel|fell|boxing|dentist
  crack|cracked|broke|breaks|broken|fractured|dislocated … my|her|his|mums|a= … rib|ribs|nose|wrist|arm|finger|jaw|collarbone|skull|cheekbone && he|she|boot|fist|husband|son|told=_the|doctor|text|over=|because|dad|boyfriend|when &&! fel|fell|ice|ski|skiing|tournament|football|bike|work
  told|tell|tells|lied|said|say … doctor|doctors|nurse|hospital|teacher|colleagues|boss|everyone|police|mum … fel|fell|tripped|stairs|door|walked=_into|clumsy
  beating=|beatings|hiding=|thrashing=|pasting= … if|when|because|for|again|every|from|gets|get
  get=|gets|got|gives|give|gave|take|takes … a= … beating=|slap=|thrashing|hiding|black=_eye|shiner|smack|belting|kicking|fat=_lip|bloody=_nose|bruise=_every &&! footbal|boxing|hockey|playing|judo|karate|practice|training|match|wrestling|sparring
  shiner=|black=_eye … && husband|he|boyfriend|again|woman|neighbour|neighbor|another|screaming|door|wife|dad|mum|gave &&! footbal|boxing|hockey|playing|bal
  screaming|screams|crying|shouting|thuds|thumping|cries|begging … wall|next=_door|upstairs|downstairs|flat|neighbour|neighbor|night|hear && woman|wife|her|girl|hit|beat|bruis|eye|help|stop|please|thud|blow|slap|him &&! baby|music|party|teeth|colic|dril|dog|footbal
  hear|heard|hearing … beating|beats|hitting|hit|slaps|blows|her=_scream|him=_hit|thuds|smack
  drunk|drinks|drinking|hammered|wasted|payday && hits|beats|hit|slaps|run|runs|hide|fists|shoves|smashes|belt|afraid|scared|throws|violent|hands &&! drive|drove|bar=|celebrat|fell
  run|runs|ran|hide|hides|escape|escaped|fled|flee|sleep … to=|at=|in= … neighbour|neighbor|neighbours|neighbors|mums|friends|bathroom|barn|shed|street|car && drunk|drinks|he=|husband|beats|hit|night|morning|him &&! late=_for|shop
  apolog|sorry|flowers|promised|swears && hit|hits|slap|slaped|beat|rough|punch|hands=_on|kicked|pushed|shoved|choked|fist && he|she|husband|boyfriend|again|wife|me=
  hit=|slaped|punched|beat=|kicked|pushed … me= … once|twice|again|yesterday|last|first|everyday|every|because|over=|when|til|until|infront|if
  scratch|scratches|scratched|bite|bites|bit= … me=|my|her|him=|his … && girlfriend|wife|she|he|husband|angry|mad|partner|fight|boyfriend &&! cat|dog|car|mosquito|toddler|kitten
  man=|men=|guy=|male|husband … hits|beats|hit|wife=_hits|wife=_beats && where|shelter|believe|ashamed|wife|laugh
  uses|used|took|takes|whips|whipped|hits|with|came=_at … a=|the=|his|her … belt=|cane=|stick=|rod=|whip=|hose=|broom=|slipper|poker|ladle|cable && on=_me|on=_her|on=_us|me=|my|back|again|marks|on=_my
  forced|forces|force … himself|herself|themselves … on=|upon
  no= means|didnt=_stop|stop … && husband|forced|sex|him|bed|kept
  bruises|bruise|bruised … over=|from|again|every|all|arm|arms|neck|my|her|face|says|he && he|him|husband|says|made=_him|boyfriend|son|again|partner|hides|hide|friend|sister|neighbo|mum|stepdad &&! fel|footbal|boxing|drip|bike|gym|fruit|ski
  made= him= … do= it|this|hit
  gang|group|three|four|five|several|two … men|guys|boys|teens|youths|relatives|brothers|people|drunks … beat|jumped|attacked|kicked|stomped|hit|punched
  beat=|beaten|kicked|jumped|attacked|ganged … up=|by=_three|by=_four|by=_a=_group|behind|outside
  guard|bouncer|policeman|officer|cop|police|collector|collectors|foreman|boss|teacher|tenant|landlord|driver|neighbour|neighbor … punched|kicked|hit|beat|slapped|shoved|choked|pushed … me=|my|him|her|us|son|brother|father|husband|mother
  eggshells|walk=_on=_eggshells && hits|fists|drunk|temper|throws
  temper … hits|fists|throws|breaks|smash
  scalded|burns|burned|burnt|burn … me=|my|her=|arm|hand=|hands|hands … cigarette|iron=|water|kettle|lighter|stove|tea &&! cafe|accident|cooking|myself
  stub|stubs|stubbed|puts … cigarette|cigarettes … on=|out=
  sat|sits|knelt|kneels|stood|stands|climbed|lay=|jumped … on=|over= … me=|my=_chest|my=_back|her=|my=_stomach && slap|slapped|hit|punched|choked|held|pinned|cheeks|beat|breath
  slap|slapped|slaps|punched|punches|hit=|hits|pinched|scratched|kicked|burned|cut=|bit= … my|her|mums|moms … cheek|cheeks|face|head|belly|stomach|ribs|back|arm|arms|legs|ear|ears|mouth|thigh|chest|shin|neck|lip|teeth &&! table|door|swing|shelf|wind
  where= it= doesnt show
  doesnt|not|dont … show=|leave=_marks && hits|beats|belly|ribs|punch|hit
  booze|vodka|drink|drinking|drunk … fists|slaps|blows|bruises|punches
  fists … roses|flowers|apolog|tears|sorry|again|every
  same … story|thing|time|again && fists|slaps|blows|beating|hits
  fists|beatings|slaps && me=|he=|husband|every|again|drunk|my=|wife|dad|her
  smashed|battered|bloody|bruised|swollen|bleeding … face|nose|lip|eye|mouth|head && sister|she|mum|mom|friend|neighbour|neighbor|daughter|he|came|turned=_up|wife|husband &&! fel|fell|bike|footbal|dentist|box|ski
  turned=_up|showed=_up|came=_over|came=_home|arrived|ran=_over … && smashed|battered|bruis|bleeding|black=_eye|split|barefoot=_and|crying=_and=_bruis|swollen &&! car|parcel
  throws|throw|threw|hurls|flings … anything|everything|whatever|things|stuff|objects|plates|dishes … && me|reach|at=|us &&! out=|away
  twist|twists|twisted|bends|bent … arm|arms|wrist|wrists|fingers|hand=|hands && me|my|her|he &&! ankle|gym|yoga|fell
  blocks|blocked|stands=_in … door|doorway|exit|way=_out && he|him|hits|leave|me|twist|wont|keys &&! pram|car|van|snow
  took|takes|taken|had … me=|her … by=_force|forcefully|against=_my=_will|against=_her=_will
  by= force && me=|her|sex|car|married|held|kiss|he
  against= my|her will
  thrash|thrashes|thrashing|batter|pummel|clobber|belting … her|him|me|his=_wife|wife|kids|mum|mom
  sob|sobs|sobbing|screams|crying|cries|whimper … && hear|thrash|beats|hits|wall|neighbour|neighbor|he &&! baby|toddler|teeth|teething|colic|movie|laugh
  raises|raised|raise|lifts|lifted … his|her|a=|their … hand=|hands|fist|hands && father|mother|me|wife|son|mum|disabled|dad|grandma|us &&! never|meeting|vote|class|question|toast
  ambulance && kick|kicked|kicking|hit|beat|punch|dad|husband|boyfriend|stepdad &&! road|bus|heart|fell
  @who|who=|fiance|stepson|colleague|classmate|brothers|sons|stepbrother … @hurtVerb … @adult|@child|against &&! @weather|loan|contract|deal|bus|market|advice|apart|curiosity
  @hurtVerb … me=|us=|her=|him= … against|into|onto|on=|down|across|through … door|wall|floor|frame|ground|asphalt|pavement|table|bed|sink|stairs|car|fridge|stove|mirror|radiator|bonnet|window|counter
  started|starts|start|began|begins|keeps|kept|stop|stopped|continues|likes … hitting|beating|slapping|punching|kicking|choking|shoving|hurting|smacking|pushing=_me &&! records|targets|gym|ball|goal|around=_the=_bush|snooze
  hitting|beating|slapping|punching|choking before|after|when|again|since|me|her|him|every|even
  used=_to|use=_to hit|beat|slap|punch|kick|choke|shove|whip|hurt && still|again|last|now|yesterday|me|her|us
  fight|fights|brawl … every|evening|night|day|weekend|home|again && he|husband|starts|cover|face|hits|bruis|me=|drunk|fists &&! stadium|school|toys|kids=_fight|verbal
  cover|covers|covering|shield|protect … my=|her=|his= … face|head && he|hits|arms|fight|when|starts|raises &&! sun|mask|hat
  crutch|cane=|stick|rod|belt|broom|pan=|poker|hammer|bat=|pipe|chair|stool|bottle|ladle|shoe|hanger|cable|rolling=_pin && beat|hit|hits|beats|with=_it|smashed|whack|swung|struck|whips &&! ball|baseball|carpet|nail|cricket
  claw|clawed|claws|scratched|gouged … eyes|face|my|his|me=
  throws|throw|threw|hurls|flings|smashes … pots|plates|dishes|pans|cups|glasses|chairs|knives|furniture|phone|bottles|shoes && wife|husband|she|he|me|drunk|eyes|at= &&! away|sale|dump|trash|festival
  dragged|drags|dragging|drag|hauled|pulled … her|him|me|my=_mother|my=_sister|wife … along|across|down|over=|through|by=|out=
  asphalt|pavement|concrete|gravel && dragged|drag|face|head|kicked|beat
  get=|got|getting used=_to=_it|used=_to && hits|hitting|beats|beating|slaps
  beaten|raped|assaulted|abused|molested|battered|choked|strangled … by=
  abuses|abusing|abuser|abusive|tortures|torturing|torments|terrorises|terrorizes … && me|her|him|us|wife|mother|husband|family|home|my &&! verbal|emotional|power|position|system
  beet|bit=_me=_up|beets|beated … me=|up=|her|us|him &&! beetroot|salad
  smacks|smack|smacked|whacks|cuffs|raps|clips|bangs|thumps … his|her|my|their|him=|our … head|face|ear|bottom|back|hand=|hands|son|daughter|wife
  comes|came|gets|sneaks|climbs|crawls … to=|into|in= … my|her … bed|room && night|father=_in=_law|brother=_in=_law|uncle|he|drunk|against|touch &&! baby|cat|dog|child=_comes|son=_comes
  tyrant|monster|bully|sadist|abuser && husband|bruis|hits|scared|afraid|wife|beats|partner|home &&! boss=_is=_a=_tyrant
  slaps|hits|beats|punches|kicks|slapped|hit= the=|a=|our|my|her|his one|two|three|four|five|six|seven|eight|nine|ten year|years|month old
  filmed|films|recorded|photographed|filming me=|her=|us= … naked|nude|undressed
  threatens|threatened|threatening|threat … post|share|send|leak|upload && naked|nudes|nude|intimate
  said|told no=|stop= && did=_it=_anyway|did=_not=_stop|didnt_stop|kept=_going &&! fence|music|noise|smoking|work
  hid|hides|took|takes|keeps|kept … passport|documents && let=_me|leave|allowed=_out|locked &&! airport|hotel|visa|police|bank
`;
