/** English figures of speech and harmless neighbours of words of danger, a phrase a line. */
export const harmless = `
  scared|afraid … teacher|exam|test|driver && strict|homework|grade|maths
  pushed|pushes|kicked past|from=_the=_group|from=_the=_chat|from=_the=_channel|from=_the=_supergroup
  alone with= grandma|grandmother|granny|aunt|nan=
  tired|sick of= living with=|in=|here=|out=
  cut|hurt|broke|scraped … his|her|my|their finger|hand|leg|arm|knee on= &! stove|purpose
  raised|raises his|her|my hand … ask|question|vote|speak
  punched|scream a=_hole|into
  dentist|doctor|hairdresser|masseur|physio|nurse … hurt … me=|us= &! punch|hit|beat
  todler|pupy|hamster|parot|baby bites|bite|bit=|biting
  bank|company|insurer|provider|landlord|akimat|market … hit=|hits|hiting me=|us=|him=|them=
  choke|chokes|choking|choked on= &! blood|own
  sufocat … with= advice|love|attention|care|kindness|questions
  burned|burnt|burns … shirt|toast|dinner|cake|carpet|dres|iron=_mark
  locks|locked|lock the= cellar|gate|garage|shed|cupboard|ofice|school &&! inside|us=|me=|children|kids
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
  dead= tired|tired|beat|lock|line|silence|serious|batery|end=|phone|line|easy|certain|wrong|slow|right=|heat|quiet
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
  realisation|realization|news|inflation|crisis|prices|storm|flood|wave|grief|reality|idea|thought|pandemic|recession|it=|covid|economy|loss|lightning|ball|drought|tornado|sanctions|divorce … hit=|hits=|struck=|strikes= me=|us=|her=|him=|home|hard|my|our|the|them=|everyone|people
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
  shoot= me= an|a|your|over=
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
  shook|shakes|shaking … hands|hand=|hands|head|with=_cold|with=_fear|her=_head|his=_head
  drag=|drags|draged|dragging … case|on=|feet|fet|meting|my=_name|us=_to=_court|me=_to=_court|into=_court|to=_court
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
  banged|bumped|hit|banging … her|his|my|their head … on=|against … swing|slide|table|door|desk|cupboard|shelf|lamp
  calls|call|called … abuse|torture|cruelty
  kids|childrens|childs|sons|daughters tablet|tablets|phone|phones|ipad|ipads|toys|games|bikes
  suicide= sprints|sprint|drills|runs
  jumped … at=_the=_chance|to=_conclusions|the=_gun|queue|on=_the=_bandwagon
  pulled|pulling … leg|strings|permit
  pulled|pulling me=|us=|him=|her= over=
  knocked|knocks|knock … on= … door|wall|window
  knocked it= out=
  threw|throw|throws … out=|away|under=_the=_bus|towel|money|shade
  drove|drives|drive … hard=_bargain|crazy|mad|nuts|up=_the=_wall
  kicked= … out=|off
  killed|kil … my|the roses|lawn|plants|vibe|buzz|garden|tomatoes
  shot|shoot … down=
  cut= … slack|corners|budget|budgets|salary|pay|costs|ties
  up= on= the= roof|bridge … fix|repair|painting|cleaning
  insurance company|insurer|policy|premium
  belt fashion
  grave=|graves concern|mistake|matter|error
  gave|give|giving … away … charity|clothes|furniture|puppies|kittens|flyers|secret
  locked me= out=
  locked out=
  in=|my|his|her|the= … cast=|concert
  beat|beats me|us|him|her down … price
  no=|any reason|point|sense to=|in=|of= … contract|lawsuit|dispute|agreement|court|meeting|negotiat|work|course|repair|project|deal
  eye surgery
  secret|secrets … about= … will|recipe|money|inheritance|party|present
  no=|any point|reason|sense in=|to=|of= & lawsuit|contract|court|agreement|project
  water|nerf|squirt|toy pistol|pistols|gun|guns
  car=|bus=|truck|bike|train|scooter … hit=|hits= … me=|us=|her|him|my|our|the &! hope|wish|want|pray
  @animal … attack|attacks|attacked|bites|bit=|kicks|kicked|strangled|kil|kiled|kils|choked|scratch|chased|hurt|hurts|knocked|jumped|tore|maul
  attack|attacked|shot=|shoot|shoots|kil|kiled|kils|poisoned|strangled|kicked|hit|beat|stabbed|slaughter|chased|hunts|hunt … @animal &! and|like|as
  hunters|hunter|hunting|poachers … shot=|shoot|kil|kiled
  @institution … strangl|chok|squeez|kil|kils|kiling|hit|hits|beat|beats|crush|bury|burying|threaten|threatens|hurt|hurts|attack|suffocat|slap|slaps|took=|takes
  hit=|hits=|hurt=|bumped|injured|cut=|burned|broke … his=|her=|their=|my= … head|hand=|hands|finger|leg|arm|knee|back|toe … at=_the=_building|at=_work|on=_the=_ice|on=_ice|at=_the=_site|at=_the=_factory|at=_the=_gym|on=_the=_door=_frame|on=_a=_construction|on=_the=_job|coking|at=_practice
  bought|sold|ordered|borrowed|selling|buy|inherited|hunting … @weapon
  @weapon … is=|was= … shared|faulty|dull|broken|missing|rusty|mine=|returned|borrowed|registered
  sleeping=_pils|pils|tablets … prescription|prescribed|doctor|blood=_pressure
  sleeping pils|tablets by=|because
  shed|barn|house|garage|fence|kiosk|warehouse|forest|grass|bath … burned|burnt … down? because|due|after|from|in=_the=_fire|wiring|lightning
  strikes|strike|struck … me= … as
  touched|touches … me=|us= … with=|by= … his|her|their|your speech|words|kindness|care|song|gesture|letter
  hit= each other= with= pilows|snowballs|balloons
  slams|slammed … doors|door=
  daughter|son|kid|toddler|child|boy|girl … fell|tripped|slipped
  fell|tripped|slipped … has|got … bruise|bruises
  pushed|pushes|pushing|push|shoved him=|them=|each=_other|one=_another|back= &&! stairs|wall|down|ground|floor|flor|window|over|off=|out=|into|against|husband|wife|dad|father|mom|mum|mother|stepdad|stepfather|stepmom|son|brother|grandson|baby|toddler|grand|elderly|teacher|coach|again|every|always|road|traffic|train|roof|balcony|water|river|well=|wheelchair
  pushes|pushed|push … me=|us=|him|her to= take|sign|buy|sell|study|work|apply
  forced|force|broke … lock|door|locks … garage|shop|office|shed
  bites|bit= … at=|in= kindergarten|daycare|nursery
  back=_stabbing|backstab|witch=_hunt
  pulled out= of= deal|contract|sale
  could=? kil= for= a
  mad|angry|furious enough … kil
  squeez … fines|fees|budget|market|lemon|rent
  drowned|drowning|sank … phone|car|laptop|keys|debt|paper
  jump … with= … parachute|bungee
  bungee|parachute|skydiv|trampoline … jump
  beat= the= eggs|carpet|heat|crowd|traffic
  tooth|teeth|teth … pulled|extracted|knocked=_out=_by=_the=_dentist && clinic|dentist
  face|arm|leg … swelled|swollen|bruised && cream|vaccin|clinic|salon|drip|allerg|injection
  letter|message|mesage|text … from=_the=_bank|from=_the=_court|from=_the=_akimat|from=_school
  farewell|goodbye … card|party|dinner|concert|speech|gift … colleagues|retire|work
  funeral|grave=|graves|tombstone|cofin … cost|costs|paid|bill|company|fence|moved|crooked
  screams|crying|cries|screaming … teeth|teething|colic|toy|game
  hit=|hits=|hitting on= my|her|his|me|a sister|wife|girlfriend|friend|cousin|colleague|waitress|daughter
  hit=|hits= the=|my=|our= bottle|skids|fence|gate|post|pole|kerb|curb|deer
  cut= me=|us=|him=|her= out|off
  knocked|knock|knocks down= my|our|the|his shed|fence|wall|garage|price|gate|house
  smother|smothers|choke|chokes|strangl … advice|love|attention|calls|questions|kindness|care
  hunting|hunter|hunt … @weapon
  @weapon … hunting|safe=|licence|license|registered
  burned|burnt|scalded|cut= himself|herself|myself with|on= hot|tea|coffee|soup|stove|milk|water|oil|glass|paper|can=
  butcher|carpenter|lumberjack|chef|cook … @weapon
  axe|knife|hammer … butcher|firewood|wood|kindling|meat
  licensed|registered|licenced|antique @weapon
  pushes|push|pushed|pushing … swing|pram|stroller|sled|bike|wheelchair
  was|were|been|are|is hit= hard=|badly by
  child|kid|boy|girl|toddler hit|bit=|pushed|scratched another|other|my|a=|the= … sandpit|playground|toy|spade|swing
  child|kid|boy|girl|toddler hit|bit=|pushed another child|kid|boy|girl && sandpit|playground|toy|spade|swing|kindergarten
  pushes|push|pushed|pushing @poss? @child on= the= swing|sled|bike
  burned|burnt|scalded|cut=|hurt=|jammed my|her|his hand=|hands|arm|finger|fingers|leg|tongue … on= … stove|oven|kettle|tea|glass|can=|grill|fire|cafe|knife|tin
  black= eye && bumped|collided|football|ball|boxing|fell|playing|bike|scooter|hockey &&! husband|boyfriend|says|again
  attack|attacked|attacks … with accusations|questions|criticism|complaints|reviews
  attack|attacked|attacks … verbally|online|in_the_press|in_the_media
  bruis && surgery|operation|clinic|massage|drip|injection|treatment|training|rugby &&! husband|dad|stepdad|boyfriend|father
  award|antique|service|toy|old @weapon
  @weapon && inheritance|heirloom|whose|museum|collection &&! threat|point|kil|puled|puls|aim|grab|wave|swung
  bury|burying me=|us=|you in=|under= bad|reviews|paper|work|debt|lawsuits|fees
  dead= if= i= dont|fail|miss|lose
  cats|dogs hair|tail|fur|ears
  tired|sick of= living next|near|beside|under|above|below|opposite
  letter|letters|postcards … sanatorium|camp|holiday|army|trip|hospital|resort
`;

/** English words of films, games, lessons and laws, a phrase a line. */
export const elsewhere = `
  beat|beats|beaten us=|them=|him= && trophy|league|cup=|final|season|tournament|ches|score
  as= a= mediator|psychologist|lawyer|counselor|counsellor|professional
  for= mediators|professionals
  movie|movies|films|novel|book=|books|series=|episode|tv=|netflix|thriller|documentary|song|lyrics|dream=|dreamed|dreamt|nightmare|detective|story=_about|cartoon|theatre|theater|play=_about
  game=|games &! secret|special|dirty|touch|tickle|doctor
  videogame|minecraft|chess|boxing|match=|tournament|footbal|soccer|hockey|paintbal|laser|league|championship|playstation|xbox|fortnite|boxer|team|karate|sparring|ufc|wrestling
  lecture|seminar|webinar|workshop|statistics|essay|thesis|paper=_on|article|conference|report=_on|training=_on|law=_against|law=_on|law=_about|course=_on
  war= i|century|historical|world=_war
  radio|newspaper|headline|tv=|news=|papers|article said|says|reported|reports|told|wrote
  heard|read|saw … on=|in= … the= news|radio|newspaper|paper
  paralegal|criminology|student|intern|nurses|teachers && code|statistics|training|lecture|thesis|general|course|difference
  plays= a= killer|murderer|villain|ghost
  haha|hahaha|jk=|lol && question|boss|job|work|late|wedding|grade|traffic|exam|holiday &&! hit|hits|hands|knife|throat|beat
  jokes|joking|joked … kil|murder|strangle|shoot|jump &&! gun|knife|throat
  plays|play|playing … shooters|shooter|roblox|counter=_strike
  years|decades|long=_ago|childhood && peace|forgave|friends=_now|long=_since|fence|inheritance|land= &&! still|again|now=_he|yesterday
  1937|archive|repress|medals
  psychologist|counsellor|counselor|therapist|social=_worker|lawyer … work|working|want=_to=_become|with=_victims
  made=_peace|reconciled|buried=_the=_hatchet &&! again|then|until|still|yesterday
  a=|the=|this=|that=|horror|action|new=|in= film=
  helpline|hotline|volunteer && victims|work=_with|how=_you
  detective|investigator|prosecutor … handled|case
`;
