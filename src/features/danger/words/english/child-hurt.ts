/** English phrases of a child that is hurt, a phrase a line. */
export const childHurt = `
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
  flinches|flinch|flinched|cowers|wets|hides|shakes|trembles|terified && dad|father|stepdad|stepfather|raises|hand|coach|nany|grandpa|mother=_shouts|uncle && @kid|she|he|son|daughter &! dentist|dog|thunder|storm
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
  held|holds|held|put|puts|pushed … hand|hands|arm|face|fingers … over|on=|in=|into|to= … steam|stove|kettle|flame|boiling|hot=|candle|water
  blistered|blistering|scalded && @kid|nephew|years|hand|stepmother|nany &! sun|shoe
  black= eye|eyes && @kid & he|dad|husband|went=_for|father|stepfather|boyfriend|teacher &! fel|bal|footbal
  went=|goes|came=|turned … for=|at=|on= … our|my|the @kid && broke|hit|black|knife|fist|belt|punch|arm
  under … blanket|covers|clothes|skirt|shirt|pants|duvet && touch|touches|hand|hands|grandpa|uncle|him|man|stepdad
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
`;
