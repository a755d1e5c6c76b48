/** English phrases of suicide and self-harm, a phrase a line. */
export const suicide = `
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
  take=|took=|taking … overdose|al=_the=_pils|too=_many=_pils|pills|pils &! headache|doctor|prescribed|blod=_presure|vitamin|daily|heart|allerg|stomach|thyroid
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
  tired|sick … of=_living|of=_life|of=_being=_alive &&! in=|here=|with=|apart|next=_to|near
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
  gave|giving|gives|given … away … his|her|my|their|all=|everything && sad|goodbye|without|weekend|gone|soon|told|rope|letters|need
  insurance … pay|pays|payout|money|worth && more|than|dead=|kids|family|them & i=|me=|im=|my
  worth … more … dead=|gone
  more … dead=|gone than alive
  thing|only … helps|help|relief|calms … cuting|blade|razor|pain
  cuting … thigh|thighs|arm|arms|wrist|skin|small|legs|again|helps &! grass|hair|wood|costs|board
  razor|blade|blades … thigh|thighs|wrist|wrists|skin|arm|arms|hidden|under
  plan|planing|plans|intend|intending|going|gona|want … gone=_for=_god|to=_be=_gone|be=_gone|disapear=_for=_god|not=_be=_around|not=_be=_here
  kms=|kys=|ctb=
  im=|am=|up=|standing|siting|stand|siting|hes=|shes= … on= the= rof|ledge|bridge|railing|parapet|edge|tracks|windowsill && tell|goodbye|now|quiet|sorry|jump|water|nobody|cold|tried|love|over=|down|help|please &! fix|repair|tiles|party|bear|leak|paint|trafic|stuck
  tell … daughter|son|kids|wife|mother|mom|mum|husband|children|girls|boys|family … tried|sorry|love|loved|forgive
  wrote|writes|writing|written|leaving|left … leters|leter|note|notes && rope|seal|sealed|goodbye|gone|pils|each|kids|children|funeral|sory &! court|bank|landlord|lawyer|fridge
  where|found|find|asks|asking|bought|buys|got … rope|noose && is=|he|she|me|garage|husband|son|leters|tree|beam|help &! boat|climb|tow|horse|swing
  no=|any|dont|nothing … reason|point|sense|purpose … wake=_up|waking|get=_up|carry=_on|going=_on|breathing|get=_out=_of=_bed
  stoped|stop|quit|skiping|refuses|skip … medicine|medication|insulin|pils|tablets|dialysis|meds && purpose|deliberate|reason|die|passed|faster|over=|join
  dont|not|stop wait|loking|look|search for=_me|for=_us && tomorow|gone|here|goodbye|picking|find|message
  wont|not … be= here … tomorow|anymore|any|weekend|monday|christmas|then|next|morning|long &&! call|friday|office|reschedul|meeting|visit|town
  beter|easier|happier … of=? … if=|without|when= … i=_just|i=_wasnt|i=_werent|me=|i=_was|im=_gone|im=_not
  not existing|waking
  not= … to= … exist=|wake=
  no= longer|more … in=|be= … way=|burden
  burden … everyone|anyone|them|family|kids|anymore|you && gone|without|beter|end|sorry|die|longer|away
  picked|chosen|chose|decided|set … bridge|date|method|tre|beam|spot && existing|gone|longer|advance|goodbye|rope|pain|way|hearing|sleep|quiet
  chosen|picked … day|sunday|monday|saturday|friday && longer|way|gone|leave=_this|goodbye|burden
  swalowed|swalow|took|taken|drank … something|lot|whole=_box|everything|whole=_bottle|handful|entire|all=_the|all=_my|al=_of && sleep|forever|girl|says|goodbye|feel|hands|pils|wake|dizzy|help &! toy|coin|todler|dog
  sleep|slep … forever|never … want|wants|wanna|says|wake|away &! baby
  join|joining|follow|be=_with … him|her|wife|husband|mum|mom … soon|up=_there|in=_heaven|grave=|graves
  life … over=|ended|finished|worthless|pointless && i=|me=|my|dont|wish &! time|sentence
  cant|dont|not … see … future|tomorow|way=_out|way=_forward && live|die|end|gone|dark|rope|pils
  goodbye|farewel … video|text|messages|mesage|mesages|note|post|post|everybody|everyone && she|he|phone|pils|cat|door|bathroom|answer|sent|posted|life|sory|care &! leaving=_the=_company|retire
  bought|got a|the rope $
  bought|got … rope && cry|goodbye|alone|sit|enough|done
  refuses|refused|refusing|stopped … food|eat|eating|drink|medicine && time=_to=_go|die|dead=|join|enough|heaven|ready
  railway|train|rail tracks|track|rails && stood|standing|lay|lying|walk|pulled|jump|sit|sat
  tracks && stood|pulled|lay|lying & son|night|i=|daughter|train
  noose && wardrobe|rope|made|tied|ceiling|garage|hang|bedroom|beam|son|found
  all=|everything|it= … stop|end|over= permanently|forever|for=_good
  want|wish|need it=|it=_all|everything to= stop=|end=
  cuts|cut=|cutting … her=|his=|my=|their= arms|arm|wrists|wrist|thighs|legs
  nobody|noone|no_one|none … miss|notice|cry|care && river|gone|bridge|die|dead=|if_i|me=|pills|rope &! bus|meeting
  miss me … when|if=|gone && river|nobody|bridge|die
  river|sea|lake|train|bridge … is=|looks close=|near=|calling|inviting|waiting
  saved|saving|kept|hidden|hiding|hoarding|collecting|counted … pils|tablets|sleeping=_pils|painkillers
  time=_to=_go && refuses|food|grandad|grandpa|done|tired=_of
  want|going|ready … disapear|vanish … forever|completely|for=_good|from=_this=_world
  took|take … way=_out|coward
  pils in= my= hand=|hands
  nothing … left for= me=
  drink|drinking|drank … vinegar|bleach|poison|acid|antifreze|pesticide
  drive|driving|crash|crashing … car|truck … into= … wall|tre|river|lake|bridge|lorry && thinking|want|thought|plan|about
  no=|not|any|dont|see|without|what|whats … reason|point|use=|sense|purpose … to=|of=|in= … go=_on|going=_on|live|living|breath|breathing|exist|continue|wake|carry|be=_here|being=_here|alive &&! contract|lawsuit|court|negotiat|here=_without=_a=_contract
  no= reason|point … go=_on|continue|living|live
  whats|what=_is … the= … use=|point … of=_living|living|of=_it=_all|anymore
  write|wrote|written|writing|writes|leaving|left|leaves … letters|letter|notes|note|goodbye … to=_everyone|for=_everyone|to=_each|to=_my=_kids|for=_the=_kids|to=_all|insurance && insurance|cover|debt|goodbye|gone|rope|pils|kids|everyone|sorry|phone=_is=_off &&! bank|court|landlord|complaint|akimat|teacher
  left|leaves|found|find|wrote … note|letter … && phone|off=|gone|missing|disappeared|goodbye|answer|answering|picking|ran=_away|sorry|forgive|door=_locked &&! parking|car|windscreen|bank|fridge|will|brother=_and
  standing|stand|stood|siting|sit|sat|climbed|hanging … on=|at=|over=|outside|in=|by= … balcony|ledge|roof|bridge|windowsill|railing|rails|tracks|platform|edge|cliff|floor=_window|window && think|thinking|down|goodbye|jump|driver|braked|crying|ninth|floor|tell|end|over=|cold|nobody|quiet|sorry|train|step|looking|water|help &&! fix|repair|waiting|leak|roofer|view|photo|smoking|paint|courier &&! cancelled|canceled|delayed|refund|ticket
  balcony|roof|bridge|ledge && thinking|ninth|tenth|jump|step=_off|end=_it|goodbye|looking=_down|let=_go && i=|im=|am=|he|she|son|daughter|standing &&! leak|leaks|pigeon|lol|haha|repair|live=_on|traffic|closed
  going|go=|goes|jump|jumping|jumps|leap|throw|step … out=|off=|from=|through … window|balcony|roof|bridge|ledge|cliff &&! haha|lol|joke|question|view|cat|ball|trash
  rope|noose … is=|was=|already|ready|hanging|bought|tied|garage|beam|waiting && ready|already|garage|tied|shed|beam|me=|waiting|hanging|chair|ceiling &&! neighbo|laundry|climb|boat|tow
  ending|end|finish|finishing … this=|it=|it=_all|everything|my=_life|things=|all=_this … tonight|today|tomorrow|now|soon|forever|for=_good|myself|once &&! lease|contract|dispute|lawsuit|case|relationship|marriage|meeting|court|peace
  nobody|noone|no_one|none … needs|need|wants|cares|care|loves|miss|notice … me=|us= &&! bus|meeting|job|offer|call=_me=_back
  i= … am= … useless|worthless|burden|nothing|waste
  worthless|useless|burden|failure && i=|im|am= && gone|end|live|die|everyone|better|life|tired|sorry|goodbye|cant|anymore
  soon|tomorrow|tonight|then … il=|i=|ill|he|she|wil|will|be=|i=_wil … be=_gone|gone=|not=_be=_here|be=_no=_more|wont=_be=_here|wont=_exist &&! office|trip|vacation|holiday|sale|work|meeting|town|discount|bus
  wil=|ill|il=|i=_wil|going=_to|gona be= gone= … soon|tomorrow|then|by=|forever|for=_good|when &&! vacation|holiday|trip|weekend=_trip|office|meeting|town|business
  goodbye|bye=|farewell|forgive=_me … everyone|everybody|all=|mum|mom|mama|family|kids|world|my=_love|my=_dear|friends &&! colleague|retire|company|leaving=_the|landlord|bank|city|moving
  dont= … be= angry|sad|mad … with=_me|at=_me|when|after && goodbye|everyone|sorry|gone|weekend|love
  drank|drink|drinks|drinking|swallowed|swalows|took|takes|ate … vinegar|bleach|acid|poison|whole=_packet|whole=_pack|all=_the=_pils|all=_her=_pils|all=_his=_pils|all=_my=_pils|all=_my=_med|everything=_in|box=_of|packet|too=_many|pack=_of|handful|sleeping=_pils|tablets|pils|antifreze|dozens && picking|answer|saved|again|sorry|all=|whole|hospital|barely|wrote|says|die|wake|hands|sleep|help|many|friend|sister|brother|packet|box|handful &&! pressure|prescri|headache|doctor=_gave|receipt|course|expensive
  hope|wish|want|pray|let|if=_only|dream … a=|the=|some|god|it= … car|bus|truck|train|lightning|cancer|heart|god … hits|hit|takes|take|kil|runs|struck|strike|took|would=_hit && me= &&! jackpot
  lie|lying|lay|laying|sit|sitting|stand|stood|walk … on=|onto|along|down … tracks|rails|railway|railroad|highway|road=_and=_wait|the=_track && i=|feel|want|train|son|just|driver|him|her|help &&! tired|walked=_the=_dog|station
  saving|saved|collecting|collected|counting|counted|hoarding|stashed|hid|hiding|stockpil … pils|tablets|medication|medicine|meds|painkillers|sleeping
  join|joining|be=_with|follow|see … her=|him=|mum|mom|dad|wife|husband|grandma … && stopped=_eating|wont=_eat|not=_eating|time=_to|died|passed|soon|heaven|grave=|graves|stopped|refuses|since &&! team|gym|call|course|party|zoom|moving
  stopped|stops|refuses|wont|not|quit … eating|eat|drinking|taking=_her|taking=_his|medicine|insulin|food|tablets && join|time=_to|die|dead=|since|ready|go=_to=_her|nothing|tired=_of &&! diet|pub|alcohol|smoking|quarrel
  bother|bothering|burdening|trouble|disturb … nobody|anyone|no_one|noone|people|anybody && leave|quiet|quietly|way|go=|disapear|die &&! neighbour|neighbor|noise|music
  quiet|quietly|painless|easy … way=|ways= … to= … leave|go|die|end|out=|disapear
  why … am=|do= … i= … even=|still=|here=|alive|exist|live|breath|bother=_living|born &&! paying|waiting|the=_only
  shouldnt|should=_not|wish|never|better|hadnt … have=|been=|ben=|had= … born|existed
  shouldnt have ben=|been=|existed
  everything|all=|its=_all … arranged|prepared|sorted|ready|settled|decided|planned && cat|keys|key|mat=|dog|letter|goodbye|kids=_wil|sister=_takes|will=_take &&! wedding|party|trip|travel|moving|mediation|meeting
  neighbour|neighbor|sister|mum|mom|friend … takes|take|will=_take|gets|has … cat=|dog=|kids|my=_cat|my=_dog && keys|arranged|goodbye|decided|gone|sorry &&! vacation|holiday|summer|trip|allerg
  dont|not|never|cant|no=_longer|nor|doesnt … want|wish|wanna|intend|plan|care … wake|waking|be=_on=_this|be=_here|to=_be|be=_around|exist|live=|see=_tomorrow|see=_another|this=_life|breathe|go=_on &&! early|alarm|with=_my|together|here=_any=_later|with=_him|with=_her|a=_party|a=_lawyer|late|alone|in=_debt
  be=|live= … on= this= earth|planet|world && not|dont|no|tired|longer
  this= earth|world|life … no|without|better|leave|leaving|not=_for|tired|done
  locked|shut … himself|herself|myself … with=|in= … gun|shotgun|rifle|knife|bathroom|pils|rope|razor|shed|garage && says|shoot|wil|kil|pils|blade|answer|die|himself|herself|end &&! play|homework
  shoot|kil|hang|stab|drown|poison|burn|cut=|harm|hurt … himself|herself|myself|themselves|themself
  slit|slits|slitting|cut=|cuts|open … his|her|my|their … wrist|wrists|veins|arms
  by= the=? time … read|reads|see=|find|get=_this|you=_read
  when you= … read|find|get … this=|me= && gone|be=_here|dead=|sorry|too=_late|wont
  bad=|dark=|black=|scary|those|horrible|voices|intrusive … thoughts|thought|voice|voices && bridge|water|river|knife|rope|train|pils|jump|myself|end|come|die|window|roof|tell=_me|death &&! weather
  thinking|think|thoughts|dream|dreaming|fantasi … of=|about= … river|bridge|the=_water|train|veins|razor|rope|not=_being|pils|dying|gone|end|funeral|my=_own &&! contract|tourism|fishing|trip|moving
  looking|look|staring|stare … at= … knife|pils|rope|water|razor|window|rails && vein|veins|thinking|jump|myself|end|wrist|keep|hours|throat &&! buy|shop|price
  veins|vein|wrists … && thinking|knife|blade|razor|cut|slit|open &&! doctor|blood=_test|varicose|surgery|nurse
  make=|get=|last=|survive … it=? … til=|till|until|to=|through … morning|tomorrow|tonight|the=_night|night && dont|cant|know|how|if|not|want|sure &&! traffic|bus|flight|deadline|train|work
  life … is=|has=|feels … over=|ended|finished|pointless|empty|worthless|meaningless|no=_meaning|unbearable|hell|too=_much|not=_worth && my|me|i=|nothing|anymore|keeps|this|no &&! party|batter
  nothing|noone|nobody … keeps|holds|left|here … me=|for=_me|here|alive && life|over=|live|no=|die|go &&! job|firm|company|town|city
  death|dying|dead=|grave=|graves … would|wil|sounds|seems|is= … relief|peace|better|escape|easier|way=_out|only|release|rest
  want|wish|need|waiting|long|hope|ready|pray|begging … for= … death|the=_end=_of=_me|end=_to=_my=_life
  disappear|disapear|vanish|dissolve … for=_good|forever|completely|from|so=_no|so=_nobody|without=_a=_trace|off=_the=_face && want|wish|could|would|il|going|i= &&! money|deposit|parcel|contractor|data
  cant|couldnt|not|no=_longer|dont … carry|take|bear|stand|endure|do|cope|fight … this=|it=|life|pain|anymore … any=|longer|anymore|more && tell|loved|love|goodbye|sorry|kids|girls|boys|die|end|life|alive|bridge|pils|myself &&! lawsuit|noise|music|loan|neighbo
  tell … kids|girls|boys|mum|mom|wife|daughter|son|husband|family|them … love|loved|sorry|tried|forgive|proud
  cuts|cut=|scars|scratches|marks … arms|arm|wrist|wrists|thigh|thighs|legs|shows|sleeves|herself|himself|myself && classmate|she|he|daughter|son|i|shows|hides|sleeves|help|helps|better|gone|friend &&! cat|thorn|bush|glass|kitchen|surgery|bread|cooking
  i= cut|burn|hurt|scratch|starve my= arms|arm|legs|wrists|thighs|skin
  tired|sick|done|exhausted|fed=_up … of=|with=|to= … being=_alive|living|life|existing|breathing|waking|being=_here|this=_life|be=_alive|everything=_and &&! rented|flats|courts|together
  give|gives|giving|gave … up=|in= … living|life|on=_everything|completely && tired|no|cant|end|alone|anymore
  attempt|attempted|tried|tries|trying … suicide|to=_jump|to=_kil=_him|to=_kil=_her|to=_overdose|to=_end=_her|to=_end=_his|to=_cut=_her|to=_take=_his|to=_take=_her|to=_poison=_him|to=_poison=_her
  if=_i|when=_i|once=_i … gone|die|wasnt=_here|werent=_here|disapeared|died|am=_gone|im=_gone && better|easier|happier|relief|miss|kids|everyone|free|insurance|happy|peace &&! holiday|work
  go=|going|want|be= … to=|with= … heaven|mum=_in=_heaven|mom=_in=_heaven|god=|the=_other=_side|sky= && tired|want|mum|mom|dad|wife|husband|soon|join|son
  heaven|afterlife|other=_side && want|join|tired|soon|see=_her|see=_him|go=_to &&! movie|cake
  imagine|imagining|picture|picturing|dream|see=_myself|fantasi … flying|falling|jumping|fall|hanging|my=_funeral|my=_body|dead=|hitting=_the=_ground && window|down|bridge|roof|i=|funeral|myself|ground|me=
  bought|got|found|have|took … rope|pills|razor|poison|noose|pils && papers|documents|wrote|letter|note|passwords|goodbye|where|wife|kids|plan|decided|know=_how &&! laundry|boat|doctor|climbing
  wrote|told|showed|texted … where … papers|documents|money|will|passwords|keys|savings … && rope|pils|goodbye|gone|sorry|tired
  burden … && want|be=|anymore|dont|time|finish|am=|im=|everyone|end|stop|leave|me=
  time=? to=? finish|end|stop|go=|leave … && burden|life|lived|enough|pils|rope|tired=_of
  pils|rope|razor|blade|noose|knife|gun|poison … on=_the=_table|in=_front=_of=_me|next=_to=_me|beside=_me|in=_my=_hand|in=_my=_pocket|in=_my=_bag|under=_my=_pillow|are=_ready|is=_ready|here=_with=_me && enough|life|lived|ready|goodbye|think|looking|tonight|courage|end|done|sorry &&! doctor|breakfast|toy
  lived|had … enough … && pils|life|rope|end|tired|pills|goodbye &&! town|city|noise
  jump= … && scream|screamed|threat|shout|hed|shed|says|crying|teen|window|wants|wil &&! rope|queue|joy|trampoline|lol|gun=
  hed|shed|hel|id=|wil|would|gona jump=
  god|lord|allah … take|takes|call|end … me=|him|her|us|soon && meds|quit|stopped|pray|soon|tired|ready|hope &&! care
  quit|stopped|refuses|skips|refusing|stops … his|her|my|the … meds|medication|medicine|pils|insulin|dialysis|treatment && god|die|soon|end|take|over=|reason|point|join|why|let &&! doctor=_changed|side=_effect
  no=_one|nobody|nothing|noone|not=_anyone|dont=_have=_anyone … to= live= for
  live= for … && nobody|no_one|no=|nothing|husband=_dead|gone|kids=_far|alone
  dont|do=_not|please=_dont|not … save|rescue|revive|resuscitate|stop|look=_for|search=_for|come=_for … me=
  leaving|leave|going … && dont=_save=_me|dont=_look=_for=_me|forever|dont=_follow|nobody=_will=_miss &&! company|town|husband|job
  wants|want|wanted|wish|wishes|how=_she=_wants|longs … to= die=|be=_dead|not=_exist
  diary|journal|notebook|essay|poem|drawing|search=_history … && die|death|dying|suicide|kil|jump|cut|disappear|end
  deeper … && cut|cuts|want|myself|razor|blade
  not=_deep|deeper|superficial … && cut=|cuts|myself|blade|wrist
  pull|pulls|calls|calling|drawn … me=? … down|edge|water|window|to=_the=_edge|river && i=|me=|jump|balcony|end
  this|tonight|today|its= … is= … last=|my=_last|the=_last … night|day|evening|time|morning|sunset && cant|anymore|sorry|goodbye|tired|i=|me=|no=_more|done|end &&! sale|register|work|pay|deadline|he=_says|office
  tonight is the? last night|one
  noose|rope|razor|blades|pils|suicide=_note … in=|under|inside|behind|at=|hidden … && found|brother|son|daughter|husband|bag|room|drawer|pillow|bed|wardrobe|locker|mum|dad|friend|sister &&! doctor|laundry|boat|climbing
  found|find|discovered … noose|rope|razor|blades|pils|note|suicide … && brother|son|daughter|husband|bag|room|drawer|pillow|mum|dad|friend|sister|bankrupt|silent|school &&! parking|car|boat|laundry|fridge|bank
  drank|drunk|swallowed|took|ate|emptied|finished|downed … whole|entire|all=|full|half … bottle|pack|packet|box|blister|flask|jar|pils|drops|tablets|medicine|cabinet && pils|drops|tablets|medicine|meds|sleeping|heart|something|painkil|antidepress|packet|box|pack &&! wine|vodka|beer|milk|juice|water|pizza|cake
  easier|better|lighter|happier|free|freer … without=_me|when=_i|once=_i|if=_i|after=_i && go|gone|die|leave|loan|kids|everyone|you
  il=|i=_wil|ill|when=_i|if=_i|once=_i go=|leave|am=_gone|die && easier|better|loans|written=_off|debt|free &&! husband|job|abroad
  loans|loan|debt|debts|credit|mortgage && written=_off|cancelled|die=_with|forgiven|covered|insurance && when=_i|il=|gone|die|me=|dead=|easier
  close|shut … my= eyes … && done|forever|never|end|over=|last|want|wish|not=_open &&! vr|yoga|surprise|game
  wont|not|never … see=|hear=|find|bother … me=|from=_me … again|anymore|any=|tomorrow|ever && sorry|goodbye|hurt|everyone|forgive|love|tired|kids|mum &&! shop|client|customer|store|here=_again|he=|she=|they=
  sorry … to=|for= … everyone|everybody|all=|anyone|those … && hurt|see=_me|again|goodbye|gone|love|burden|forgive|last|end|leave &&! late|noise|typo|delay|spam
  standing|stand|waiting|sitting … on=|at=|by= … platform|tracks|overpass|station|motorway|pier|dam && nothing|live|left=_me|end|train|goodbye|jump|no=_one|alone|last|die|step|sorry &&! delayed|late|ticket|refund|luggage
  suffer|suffering|pain|struggling|fight … why|any=|longer|anymore|continue|keep|no=_more && nobody|needs|live|life|end|die|no=_one|point &&! cost|neighbour|noise|tooth|knee
  cant|cannot|couldnt … do|take|go=_on|continue|handle|live|bear … it=|this=|like=_this … anymore|any=|longer && tonight|night|last|die|end|goodbye|sorry|life|live|pils|alive|kids|alone &&! noise|job|loan|drill|boss|landlord|neighbour|neighbor
  will=|note|letter|message|goodbye … && not=_to=_look=_for|dont=_look=_for|not=_to=_search|stop=_looking
  not|dont|do=_not|stop … look|looking|search|searching|wait|waiting … for= him|her|me|them && left|writes|wrote|note|will|letter|says|gone|message|goodbye &&! job|work|bus
  not|dont|doesnt|didnt … feel … like|up=_to … living|live|being=_alive|going=_on|waking|existing
  chair|stool … under|beneath|below … lamp|beam|ceiling|chandelier|hook|light|rope|noose
  be=|go= … with= him|her|them … && died|death|grave=|graves|passed|no=_reason|reason|heaven|buried &&! trip|cinema
  no=|not|any|dont=_see … reason|point|strength|will=|sense|energy … to=|in=|for= … get=_up|getting=_up|wake|live|stand=_up|open=_my=_eyes|morning
  standing|sitting|stand|sit on= the=|a= roof|ledge|bridge|windowsill|edge|railing && why=|writing=|jump|goodbye|end=_it|below|sorry &&! fixing|repair|painting|photo|view|fishing|aerial
`;
