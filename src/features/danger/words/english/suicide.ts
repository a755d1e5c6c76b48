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
  gave|giving|gives|given … away … his|her|my|their|all=|everything && sad|goodbye|without|weekend|gone|soon|told|rope|letters|need
  insurance … pay|pays|payout|money|worth && more|than|dead|kids|family|them & i=|me=|im=|my
  worth … more … dead|gone
  more … dead|gone than alive
  thing|only … helps|help|relief|calms … cuting|blade|razor|pain
  cuting … thigh|thighs|arm|arms|wrist|skin|small|legs|again|helps &! grass|hair|wood|costs|board
  razor|blade|blades … thigh|thighs|wrist|wrists|skin|arm|arms|hidden|under
  plan|planing|plans|intend|intending|going|gona|want … gone=_for=_god|to=_be=_gone|be=_gone|disapear=_for=_god|not=_be=_around|not=_be=_here
  kms=|kys=|ctb=
  im=|am=|up=|standing|siting|stand|siting|hes=|shes= … on= the= rof|ledge|bridge|railing|parapet|edge|tracks|windowsill && tell|goodbye|now|quiet|sorry|jump|water|nobody|cold|tried|love|over|down|help|please &! fix|repair|tiles|party|bear|leak|paint|trafic|stuck
  tell … daughter|son|kids|wife|mother|mom|mum|husband|children|girls|boys|family … tried|sorry|love|loved|forgive
  wrote|writes|writing|written|leaving|left … leters|leter|note|notes && rope|seal|sealed|goodbye|gone|pils|each|kids|children|funeral|sory &! court|bank|landlord|lawyer|fridge
  where|found|find|asks|asking|bought|buys|got … rope|noose && is=|he|she|me|garage|husband|son|leters|tree|beam|help &! boat|climb|tow|horse|swing
  no=|any|dont|nothing … reason|point|sense|purpose … wake=_up|waking|get=_up|carry=_on|going=_on|breathing|get=_out=_of=_bed
  stoped|stop|quit|skiping|refuses|skip … medicine|medication|insulin|pils|tablets|dialysis|meds && purpose|deliberate|reason|die|passed|faster|over|join
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
  join|joining|follow|be=_with … him|her|wife|husband|mum|mom … soon|up=_there|in=_heaven|grave
  life … over=|ended|finished|worthless|pointless && i=|me=|my|dont|wish &! time|sentence
  cant|dont|not … see … future|tomorow|way=_out|way=_forward && live|die|end|gone|dark|rope|pils
  goodbye|farewel … video|text|messages|mesage|mesages|note|post|post|everybody|everyone && she|he|phone|pils|cat|door|bathroom|answer|sent|posted|life|sory|care &! leaving=_the=_company|retire
  bought|got a|the rope $
  bought|got … rope && cry|goodbye|alone|sit|enough|done
  refuses|refused|refusing|stopped … food|eat|eating|drink|medicine && time=_to=_go|die|dead|join|enough|heaven|ready
  railway|train|rail tracks|track|rails && stood|standing|lay|lying|walk|pulled|jump|sit|sat
  tracks && stood|pulled|lay|lying & son|night|i=|daughter|train
  noose && wardrobe|rope|made|tied|ceiling|garage|hang|bedroom|beam|son|found
  all=|everything|it= … stop|end|over permanently|forever|for=_good
  want|wish|need it=|it=_all|everything to= stop=|end=
  cuts|cut=|cutting … her=|his=|my=|their= arms|arm|wrists|wrist|thighs|legs
  nobody|noone|no_one|none … miss|notice|cry|care && river|gone|bridge|die|dead|if_i|me=|pills|rope &! bus|meeting
  miss me … when|if=|gone && river|nobody|bridge|die
  river|sea|lake|train|bridge … is=|looks close|near|calling|inviting|waiting
  saved|saving|kept|hidden|hiding|hoarding|collecting|counted … pils|tablets|sleeping=_pils|painkillers
  time=_to=_go && refuses|food|grandad|grandpa|done|tired=_of
  want|going|ready … disapear|vanish … forever|completely|for=_good|from=_this=_world
  took|take … way=_out|coward
  pils in= my= hand
  nothing … left for= me=
  drink|drinking|drank … vinegar|bleach|poison|acid|antifreze|pesticide
  drive|driving|crash|crashing … car|truck … into= … wall|tre|river|lake|bridge|lorry && thinking|want|thought|plan|about
`;
