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
  scarf|cord|belt=|rope|wire|cable|bag=|pilow|towel|pillow … round|around|over|on=|against … neck|throat|face|mouth && he|she|puled|held|pressed|my|tied
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
  flinch|flinches|flinching|cower && me|hand|husband|he=|raises
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
  smashed|smashes|broke|breaks … bottle|plate|glass|chair|mug|phone … on|over … my|her|his head|back|face
  scared|afraid|terrified … of= … my= husband|partner|boyfriend|wife|son|ex|brother && drinks|drunk|temper|hits|fist|home|hurt
  spits|spat|pours|poured … on=_me|over=_me|in=_my=_face && he|husband|boiling|hot|wife
  slamed|slams|slammed|trapped|crushed … fingers|hand|arm|foot … door|drawer|gate
`;
