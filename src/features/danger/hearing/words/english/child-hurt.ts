/** English phrases of a child that is hurt, a phrase a line. */
export const childHurt = `
  @hit & and= then=? us=|the=|my=|our= kids|children
  cigarete|iron= burn|burns && @child|she|daughter|son|came=
  burn|burns|bruise|bruises|welts on= her|his … shoulder|back|arm|arms|leg|legs|neck|hand=|hands|face|bottom && kid|child|daughter|son|mum|mumy|mom|dad|week|custody|teacher
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
  raised|raises|lays|laid|raise … hand=|hands|hands … on|to|at|against … @child
  @child … in=_danger|not=_safe|unsafe|at=_risk=_of=_harm
  danger … @child
  hurt=|hurts=|hurting=|hurting … @child
  drag|drags|draged|puls|puled|grabs … @child … hair|ear|ears|arm
  gives|gave|giving … @child … alcohol|vodka|drugs|beer
  violence|violent … @child
  afraid|scared|fear … for= … @child … safety|life|lives
  shakes|shook|shaking|threw|throws … the=_baby|her=_baby|his=_baby|my=_baby|newborn
  shows|showed|showing|sends … @child … porn|his=_penis|genitals|naked
  flinches|flinch|flinched|cowers|wets|hides|shakes|trembles|terified && dad|father|stepdad|stepfather|raises|hand=|hands|coach|nany|grandpa|mother=_shouts|uncle && @kid|she|he|son|daughter &! dentist|dog|thunder|storm
  makes|made|make us=|me= … do= things|undres|strip|touch|watch|kis
  coach|teacher|uncle|grandpa|grandad|stepdad|stepfather|priest|tutor|trainer|cousin|lodger|babysiter … touch|touches|touched|tickles|kises|undresses|photographs|showers && @kid|me|secret|blanket|daughter|under|private
  secret|secrets && touch|touches|touched|blanket|tickle|tickles|special|undress
  digs|dig|diging|eats|eat|eating|rumages|scaveng|searching … bins|bin=|trash|garbage|rubbish|dumpster|scraps && boy|girl|kid|child|kids|children|parents &! dog|cat|racon|fox|bear
  parents|mother|father|mom|mum … vanish|disapear|gone|away|drunk|pased … days|weeks|nights|day && kid|child|boy|baby|alone|fod|kids|todler|children|girl
  shut=|shuts|shuting|puts|put=|kept|keeps|left|tied|chained|threw|made … @kid … celar|basement|closet|cupboard|shed|balcony|cold|snow|garage|dark|cage|atic|outside|ice|barn|toilet|kneel
  celar|basement|closet|cupboard|shed|balcony|cage|atic|barn && @kid & lock|shut|kept|keeps|punish|leson|sleep|slep|night
  @sign && @kid|calves|teacher|pupil|student|cheek|custody|younger|weekend|she=_says|he=_says|bum|bottom &! fel|footbal|bike|skate|swing
  @kid && @sign & dad|father|stepfather|him|home|nany|custody|weekend|mother|husband|visit|says|coach &! fel|footbal|bike|skate
  handprint|hand=_print … on=
  phone|extension|charging cable|cord && welts|calves|back|legs|boy|girl|son|daughter|whip|hits
  held|holds|held|put|puts|pushed … hand=|hands|hands|arm|face|fingers … over=|on=|in=|into|to= … steam|stove|kettle|flame|boiling|hot=|candle|water
  blistered|blistering|scalded && @kid|nephew|years|hand=|hands|stepmother|nany &! sun|shoe
  black= eye|eyes && @kid & he|dad|husband|went=_for|father|stepfather|boyfriend|teacher &! fel|bal|footbal
  went=|goes|came=|turned … for=|at=|on= … our|my|the @kid && broke|hit|black|knife|fist|belt|punch|arm
  under … blanket|covers|clothes|skirt|shirt|pants|duvet && touch|touches|hand=|hands|hands|grandpa|uncle|him|man|stepdad
  seniors|older=_boys|older=_kids|older=_pupils|warden|prefects|matron|dorm|boarding && whip|beat|hit|kick|burn|strip|punch|small=_ones|younger=_ones|litle=_ones
  whip|beat|hit|kick|beats … small=_ones|litle=_ones|younger=_ones|pupils|students
  nothing|no=_fod|no=_diner|bread=_and=_water|without=_diner|without=_fod|no=_super && @kid & gives|give|eat|until|punish|bed|days|ex|starv &! train|cafe|bufet
  steped|got|stood|stand|stands … betwen … them|us|him|her && bottle|glas|hit|punch|fist|shoulder|arm|knife|son|daughter
  glas|bottle|plate|boiling && years=_old|daughter|son|kid|baby & got=|hit|threw|landed|cut &! window|milk|feding
  todler|baby|infant|newborn|grandson|granddaughter|grandkid … alone|unatended|unsupervised … car|home|house|night|hours|street|all=
  shakes|shook|shaking|throws|slaps|drops … the= baby|todler|infant|newborn
  afraid|scared|terified … of= … dad|father|stepdad|stepfather|stepmum|uncle|coach|mothers=_boyfriend|teacher && @kid|im=_1|she|he|go=_home
  dont|doesnt|not want … to=_go=_home|to=_go=_back|go=_back|go=_home && hit|hits|hurt|touch|coach|dad|stepdad|things|im=_1|belt|practice
  taped|tape|gagged|covered|covers … @kid mouth|mouths
  mouth && taped|gagged & @kid|siter|nany
  @kid|six_year_old|year_old … sleep|slep … garage|shed|balcony|basement|floor|without=_food|barn
  year|years old … garage|basement|shed|without=_food|balcony && makes|made|ex|sleep|lock
  hit|hits|beat|beats|whip|whips|slaps|slapped|smacked … me=|us= && grade|got=_a|homework|school|7th|class & dad|mom|mum|father|mother|hose|stepdad
  baby|todler|infant|child|kids|children … crying|cries|screaming|screams … hours|night|days && nobody|alone|noone|never=_see|left|come|locked|mother &! teeth|colic|neighbours
  comes|came|coming|gets|got|climbs|sneaks … into|in= … my=|her=|his= room|bed && im_1|i=_am=_1|uncle|stepdad|stepfather|grandpa|lies|touch|night & uncle|stepdad|stepfather|grandpa|cousin|brother|lodger
  ties|tied|tying|straps|strapped … @kid … to=|cot|chair|bed|radiator|crib
  pulled|pulls|twisted|twists|yanked … @kid|his|her ear|ears|hair|arm && teacher|son|daughter|bled|mother|coach|nany
  locks|locked|lock us|me … out=|in= && dad|mum|mom|stepdad|i_am_1|im_1|night
  throws|threw|throw … at=_us & dad|mum|mom|stepdad|father
  drives|drove|driving … drunk|high && kids|son|daughter|children|baby|todler
  kneel|kneeling|stand … rice|corner|peas|hours && @kid|makes|made
  beats|beating|hits|slaps|shakes … two|three|four|five|six|seven|eight|one|nine year=_old|years=_old|year=_olds
  locked|lock|locks … bathroom|closet|toilet|cupboard|dark|lights=_off && kids|child|daughter|son|children|grandma|they|niece
  child|kids|children|boy|girl … barefoot|hungry|starving|filthy && neighbo|evening|every|comes|night|snow|parents|mother &! train|cafe|school=_trip
  stepdad|stepfather|stepmother|stepmom|stepmum|mothers=_boyfriend|moms=_boyfriend|mums=_boyfriend|foster=_father|fosterfather … hits|beats|whips|locks|locked|ties|burns|touches|kicks|starves|punishes|slaps|throws|hurts|chokes|hit|beat|whipped|kicked|burned|touched|kept|drags|shakes|makes=_me
  @smallOne … @hit
  @hit … @smallOne
  whips|whip|whipped|beats|beat=|hits|hit=|slaps|slapped|kicks|punches|canes|straps|belts|pulls|bangs|shakes|throws|smacks … little=_brother|little=_sister|little=_one|one=_year|two=_year|three=_year|four=_year|five=_year|six=_year|seven=_year|eight=_year|nine=_year|yo=|toddler|infant|newborn|yearold|kid|kids|child|children|pupil|boy|girl|my=_son|my=_daughter &&! bal|game|chess|dog
  hear|hears|hearing|heard|every … child|kid|kids|boy|girl|baby|toddler|little=_one … scream|screams|screaming|cry|cries|crying|begging && wall|thud|thuds|slap|slaps|hit|blows|night|stop|no=_mum|next=_door|belt &&! teeth|teething|colic|toy|play|thin
  child|kid|boy|girl|baby … scream|screaming|screams|crying|begging && thud|thuds|blows|slaps|stop|belt|hit|wall|please &&! teeth|teething|colic|thin
  asks|asked|asking|requests|texts|demands|sends|messages|wants|told … pictures|photos|pics|nudes|video|videos|selfie|undress|strip|naked|take=_off && daughter|son|girl|boy|child|kid|coach|teacher|12|13|14|11|10|grade|my=_father|stepdad|uncle|underage|without=_clothes|niece|me=_to=_undress &&! passport|application|wedding|school=_photo|album
  without|no= … clothes|panties|pants|underwear && daughter|son|girl|boy|child|kid|kids|coach|pictures|photo|niece|corner|punish &&! doctor|shop|laundry|sale
  burn|burns|burned|burnt|burning|scald|scalds|scalded|branded … && iron|cigarette|cigarettes|stove|lighter|kettle|father|mother|stepdad|stepmother|palm|arm|back|hand=|hands|nanny|boiling|water && child|kid|daughter|son|niece|nephew|boy|girl|she|he|baby|toddler|seven|six|five|years|grand|them|showed &&! cafe|tea|accident|sun|cooking|restaurant|spilled=_himself|cds
  secret=|special|dirty|tickle|doctor … game=|games|secret=|play && grandpa|uncle|stepdad|dad|daddy|coach|cousin|man|neighbo|teacher|six|seven|five|year=_old|child|girl|boy|her=|lodger &&! chess|board|computer|fortnite|console
  plays|play|played … secret|special … game|games
  put|puts|threw|throws|kicked|kicks|locked|locks|sent|left|shut|made|pushed … me=|him=|her=|us=|kid|kids|child|son|daughter|boy|girl|them … snow|barefoot|cold|frost|balcony|street|outside|shed|cellar|basement|dark|stairwell|landing|winter|naked && im=|i=_am|years|mum|mom|dad|old|barefoot|child|son|daughter|boy|girl|stepmother|stepmom|dogs|kid|grade|night &&! cat|dog=|tenant
  barefoot|in=_the=_snow|in=_the=_frost && kid|child|boy|girl|im=_|i=_am|son|daughter|mum|mom|put|neighbour
  comes|come|coming|came|keeps … on=|onto|in=|into|to= … teenage|daughter|niece|cousin|bed|girl|stepdaughter|room=|pupil|student && father|uncle|stepdad|grandpa|night|own|dad|touch|teacher|coach|grandfather|lodger &&! visit|holiday|train
  kept|keep|keeps|chained|tied|ties|tie|chain|chains|locked|locks|lock|straps|holds|caged … child|kid|boy|girl|son|daughter|toddler|year=_old|baby|niece|nephew|grandson|granddaughter|stepson|kids|children|her=|him=|me= && chain|rope|bed|radiator|dark|cage|shed|bathroom|toilet|basement|cellar|dogs|cupboard|closet|leash|balcony|hours|night|chair|attic &&! phone|tablet|leash=_law|helmet|car=_seat|lift
  chain|chained|leash|cage … && year=_old|child|boy|girl|kid|toddler|son|daughter &&! dog|dogs|bike|store|necklace|shop
  on= a= chain|leash && child|year|boy|girl|kid|son|daughter|toddler
  wet|wets|peed|pees|soils|soiled … herself|himself|bed|pants|themselves && father|dad|stepdad|hand=|hands|scared|shout|raised|fear|teacher|coach|belt|mother
  black=_and=_blue|bruised|bruises|bruise|welts|marks|handprint|black=_eye|swollen|bite … && toddler|child|kid|boy|girl|baby|son|daughter|grandson|granddaughter|pupil|nephew|niece|bottom|bum=|stepson|little && belt|dad|father|mother|again|believe|says|say|asks|him|home|stepdad|fell|neighbour|neighbor|next=_door|nanny|weekend|her|covered|afraid &&! boxing|football|footbal|judo|bike|skate|vaccin|fruit|training
  belt=|cable|cord|stick|cane=|hose|rope=|pointer|ruler|slipper|hanger … && marks|hits|beats|whips|hit|beat|bleeds|whip|bottom|hits=_me|lashes && im_1|i=_am|brother|sister|son|daughter|boy|girl|grand|kid|child|years|bad=_marks|grade|pupil|11|10|12|13|little &&! seat|fashion|bought
  bad=_marks|bad=_grades|a=_c=|homework|school|grades|low=_mark … && hits|beats|hit|belt|whips|slaps|beat|rope|locks|starve
  hits|beats|whips|slaps … for=|over=|because … marks|grades|homework|grade
  sleep|sleeps|sleeping|slept … on=|in= … landing|stairwell|stairs|cardboard|floor|balcony|shed|garage|street|doghouse|kennel && boy|girl|child|kid|son|daughter|neighbour|neighbor|make|makes|made|they=_make|kids &&! cat|tourist|cousin=_visit
  hurts|hurt|touches|touched|tickles|kisses|rubs|licks … my|his|her … bum=|bottom|privates|private|pee=|willy|down=_there|butt|behind|front|chest|bits
  daddy|grandpa|uncle|stepdad|papa|coach|teacher|man|brother|cousin … hurts|touches|touched|hurt … me=|my|her|him|his|down &&! heart|soul
  watches|watch|watching|peeks|spies|films|filmed|filming|records|recorded|photographs … shower|showers|bath|undress|undressing|change|changing|naked|dressing=_room|me=_shower|her=_shower|sleep && daughter|stepdaughter|niece|girl|boy|son|kid|child|lodger|stepdad|uncle|father|me|coach|stepbrother|kids
  makes|made|make|making|asked|asks|forces|forced|tells|got|lets … me=|her|him|my=_son|my=_daughter|us|kids|the=_girl … touch|undress|strip|kiss|suck|watch=_porn|look|take=_off|rub|lie=_down|do=_the=_same|sit=_on=_his && uncle|dad|dads|stepdad|friend|teen|grade|daughter|son|im=_1|coach|grandpa|him|father|neighbour|neighbor|brother|cousin|teacher|kid &&! doctor|contract|homework|gum|form
  shows|showed|showing|sends|sent … me=|my|her|him|daughter|son|kids|us … adult|porn|dirty|naked|nude|sex … video|videos|film|films|pictures|magazines|stuff|photos
  adult=|porn|dirty|naked|nude … video|videos|film|films|movie|movies|pictures … && uncle|shows|showed|me=|son|daughter|kid|stepdad|same|child|boy|girl
  leaves|left|leave|leaving|abandons|abandoned|forgets|forgot … newborn|baby|infant|son|daughter|child|kid|kids|toddler|twins|children|yo=|year=_old|him=|her=|them= … alone|itself|by=_itself|himself|herself|by=_themselves|unattended|on=_their=_own|on=_his=_own|home && day|days|hours|night|clubbing|four|three|two|five|he=|six|one|casino|went|party|drink|newborn|baby|toddler|infant|weeks|car &&! grandma|granny|twelve|13|14|school|nanny
  newborn|baby|infant|toddler … alone|itself|by=_itself|unattended|in=_the=_car
  hungry|starving|starved|unfed|beg=|begs|begging|steals … && kid|kids|child|children|boy|girl|son|nephew|niece|baby|grandson && bread|food|drink|parents|days|feed|neighbour|neighbor|drunk|mother|dad|door|school=_bag &&! school=_lunch|kindergarten|lunch|free
  dont|doesnt|not|never|refuse|wont|nobody … feed|feeds|feeding|fed … boy|girl|kids|kid|child|children|son|daughter|baby|him=|her=|them= && days|bread|steals|hungry|punish|locked|two|week|drunk|starv|nephew|grandson &&! kindergarten|school|lunch|dog|cat
  drives|drive|drove|driving|picks|picked|carries … us|kids|children|son|daughter|child|me=|baby|him|her … drunk|high|wasted|after=_drink
  drunk|drinks|high=|stoned|passed=_out|wasted … && kids|children|baby|toddler|son=|daughter|us= && drives|driving|drive|alone|forgets|car|hungry|yells|screams|scared|crying|care &&! adult|fined
  threw|throws|throw|kicked|knocked|shoved|pushed|overturned|dropped … pram|stroller|crib|cradle|cot=|buggy|baby|carrycot && baby|in=_it|child|inside|husband|drunk|he|son|daughter|infant|newborn|angry &&! out=_old|bought|away=_the|new
  shook|shakes|shaking|shake|shaken … baby|infant|toddler|newborn|child|him|her && quiet|stop|cry|crying|went|limp|until|hard
  scared|afraid|terrified|frightened|fears|hides|hiding|trembles|cries|shakes|flinches … of=|from=|when|under|to=|if … stepfather|stepdad|father|dad|stepmother|teacher|coach|uncle|mother|him|bed|home|man|grandpa|closet|table && child|kid|daughter|son|boy|girl|kids|grandson|granddaughter|niece|nephew|little|toddler|stepson|pupil|student|brother|sister &&! dark|injection|dentist|dog|thunder|exam|heights|water|clown|bal
  hides|hide|hid|hiding … under|in=|behind … bed|closet|table|wardrobe … && he|dad|father|stepdad|comes=_home|him|drunk|mum|hears|when &&! seek|toy|cat|present
  sells|sold|sell|selling|rents … daughter|girl|child|son|kids|baby|niece|stepdaughter && men|vodka|money|drink|man|sex|drugs|begging &&! clothes|toys|house
  classmates|bullies|older=_boys|older=_kids|seniors|older=_girls|kids=_at=_school|other=_kids … beat|hit|kick|strip|burn|film|make|force|hold|lock|urinate|attack|choke &&! beat=_us=_at|at=_chess
  eat=|eats … off=_the=_floor|from=_the=_floor|from=_the=_bin|trash|scraps|dog=_food|out=_of=_the=_bin
  carers|carer|staff|nanny|babysitter|nurse|teacher|teachers|educator|warden|coach|tutor|principal … beat|hit|slap|slaps|lock|locks|hits|beats|shake|shakes|tie|ties|tape|tapes|pinch|pinches|drug|touch|touches|grope|gropes|kick|kicks|slapped|drags && child|children|kids|kid|girls|boys|son|daughter|baby|year|orphan|orphanage|kindergarten|toddler|pupil|my=_boy|my=_girl|him|her|them &&! record|price|speech
  gropes|groped|grope|molest|molests|fondles|feels=_up|touches … girls|boys|kids|children|pupils|students|daughter|son|niece|stepdaughter|child|minors|schoolgirl
  pull|pulls|pulled|drag|drags|grab|grabs … child|kid|boy|girl|year=_old|son|daughter|toddler|him|her … hair|ear|ears|by=_the=_arm && child|kid|boy|girl|year|son|daughter|toddler|teacher|mother|bang|wall
  touches|touched|touch|lies|lay|climbs|gets=_into … me=|my=_bed|next=_to=_me|my=_daughter|my=_son|her|him|in=_my=_bed … && night|uncle|stepdad|grade|grandpa|room|secret|im=_1|scared=_to=_leave|afraid=_to=_leave|coach|alone=_with &&! heart|speech|song
  leave|leaving … her=|him=|daughter|son|kids|them= … with=_him|alone=_with && touch|touches|afraid|scared|hits|drunk|hurt
  @kidAny && burn|burns|burnt|scald|scalds|blister|blisters|cigarette=_mark &&! cafe|accident|sun|sunburn|cooking|candle=_wax|calories|tea|bridge|cd|restaurant
  @kidAny && locked|lock|locks|shut|tied|chained|caged|confined && in=|all=_day|alone|room|night|hours|day|dark|bed|crying|cry|weekend|punish &&! phone|tablet|lift|elevator|school|bike|ipad|drawer|cabinet|app=
  @kidAny && no=_food|nothing=_to=_eat|without=_food|not=_eat|nothing=_but|starv|unfed|hungry|no=_dinner|no=_supper|no=_meals|skip=_meals|food && gives|give|leave|alone|left|punish|behav|days|days|mother|grandma|dad|ago|makes|beg|withhold &&! school|kindergarten|allerg|price|dog|cat|picky|cafe|diet|festival
  withholds|withhold|deny|denies … food|meals|dinner|water
  mum|mom|mother|dad|father|parents … left|gone|went|disappeared|vanished|away|hasnt=_come … && days|weeks|yesterday|night && alone|eat|sister|brother|hungry|kids|children|food|baby|scared &&! grandma|trip|work
  @kidAny && beer|vodka|alcohol|wine|drugs|weed|vape|cigarettes && gives|gave|offers|invites|feeds|makes|sells|buys|pours &&! shop=_refused|licence
  invites|lures|calls|takes|brings|asks … kids|children|boys|girls|child|the=_girl|the=_boy … && house|flat|home|in=|car|garage|beer|sweets|candy|alone|basement &&! party|birthday|club|school|class
  @kidAny && hurts=_him|hurts=_her|hurts=_me|painful|hurt|in=_pain|does=_things|bad=_things|painful=_things && begs|says|told|daddy|father|dad|mum|refuses|afraid|dont=_want|grandpa|uncle|stepdad &&! fell|ball|game|doctor|dentist|tooth|ear|feelings|stomach|knee|ski|sport
  begs|begging|pleads|refuses|cries … not= to= … go=|be=_given|be=_sent|return|leave|stay && father|dad|mum|mother|stepdad|him|grandpa
  covers|shields|protects|ducks|hides|guards … head|face && @kidAny && stands|hand=|hands|arms|raises|moves|shout|someone|comes|when &&! sun|rain|ball
  stutters|stammers|flinches|cowers|trembles|freezes|wets|cringes|shakes && @kidAny && when|if|stands|raises|comes|shout|dad|voice|name|hand=|hands|door &&! dog|thunder|exam|dark|stage|cold
  under|into|beneath … my|her|his|the … blanket|covers|duvet|sheets|pyjamas|pajamas && uncle|im=_1|stepdad|grandpa|brother|cousin|lodger|13|12|14|11|10|daughter|niece &&! cat|dog|toy
  got=|crawled|climbed|slipped|gets|crawls … under|into|in= … my|her … blanket|bed|covers|duvet && uncle|im=_1|stepdad|grandpa|cousin|lodger|13|12|14|father|man &&! cat|dog|baby
  pulls|pulled|takes|took|pull … down|off= … pants|trousers|underwear|clothes|skirt|shorts && brother|sister|son|daughter|kid|child|boy|girl|stepdad|uncle|hits|teacher|coach|grandpa &&! shop|laundry|doctor
  shakes|shake|shook|shaking|slaps|throws|hits|bites|drops … our|my|the|his|her … two=_month|three=_month|month=_old|newborn|infant|baby|five=_month|six=_month
  month|months old … && shakes|shakes=_him|slaps|hits|throws|alone|bruis|burn|drops|cries|shook &&! teeth|vaccin|colic
  sends|sent|texts|messages|writes|chats … daughter|son|child|girl|boy|kid|niece|student … nude|naked|dirty|sexual|explicit|intimate|porn
  nude|naked|explicit|dick|intimate … photo|photos|pics|pictures|messages|video && daughter|son|child|girl|boy|kid|niece|old=_man|student|14|13|12|year
  love bites|bite
  love=_bites|hickey|hickeys && stepdaughter|daughter|niece|girl|eleven|twelve|10|11|12|13|child|years
  strokes|stroke|stroked|stroking|caresses|pets|kisses|rubs|feels|touches|gropes … granddaughter|daughter|son|girl|boy|niece|nephew|child|kid|grandson|pupil|stepdaughter|twins|little
  under|inside|between … her|his|my … dress|skirt|pants|legs|underwear|shirt|diaper|nappy && granddaughter|daughter|son|girl|boy|niece|nephew|child|kid|grandson|pupil|stepdaughter|little|im=_1|strok|hand=|hands
  @hurtVerb|kicks|hits|beats|slaps|punches|shakes|throws|drags|bites|burns|chokes|pinches|whips|kicked|hit=|pinched … twins|triplets|newborn|infant|toddler|baby|kids|children|boy|girl|son|daughter|grandson|granddaughter|nephew|niece|stepson|stepdaughter|pupil|child|kid|five_year|six_year|seven_year &&! ball|bal|record|dog|game|chess|goal
  baby|infant|newborn|toddler|twins|child … scream|screaming|screams|cry|crying|cries|wail … && hours|leaves|leaves=_her|alone|goes=_out|nobody|gone|unattended &&! teeth|teething|colic|plane|shop|flight
  leaves|left|leave … baby|infant|newborn|toddler|twins|kids|child … screaming|crying|hungry|dirty|wet|alone|outside
  cadets|cadet|seniors|sergeant|older=_students|dorm|camp|boarding|orphanage && hit|beat|kick|stool|push=_ups|forced|make|torture|burn|son|boy|him|humiliat &&! reunion|fees
  locks|lock|locked|sends|puts|throws|kicks … sister|brother|me=|us=|kids|child … && men=|man=|boyfriend|guests|drinks|clients|drunk && toilet|out=|bathroom|room|balcony|street|cupboard
  mouth … taped|gagged|covered|stuffed|shut … && carer|boy|girl|child|kid|teacher|nanny|pupil
  taped|tapes|gagged|gags … mouth
  drinks|drink|drunk|drinking|boozes|alcoholic … && kids|children|child|son|daughter|baby && no=_food|hungry|starv|nothing=_to=_eat|alone|dirty|without|uncared|neglect|cold &&! tea|coffee|milk|juice
  kids|children|child … have|has|with|get … no=_food|nothing=_to=_eat|no=_coat|no=_shoes|no=_heating
  kissed|kisses|kiss|hugged|cuddles|held … him|her|me|my=_son|my=_daughter|the=_girl|the=_boy|on=_the=_lips … && coach|changing|teacher|uncle|stepdad|neighbour|neighbor|priest|locker|tutor|stranger|secret &&! goodnight|bride
  yells|shouts|screams … && smacks|smack|slaps|hits|hit|spanks|kicks && son|daughter|kid|child|boy|girl|kids
  stands|stand|stood|kept|left|sits … in=|outside|on=|at=|out … frost|cold|snow|rain|street|balcony|yard|hallway|corridor … && boy|girl|child|kid|son|daughter|punish|coat|year &&! bus|parade
`;
