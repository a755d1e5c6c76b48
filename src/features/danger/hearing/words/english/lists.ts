/** Lists of English words for use in phrases. */
export const lists: Readonly<Record<string, string>> = {
  who: "kuieu kuyeu kuieuim kuyeuim akem agam muzh he= she= they= him= husband hubby boyfriend ex= father dad= daddy stepfather stepdad mother= mom= mum= stepmother stepmom brother= sister= son= uncle neighbor neighbour partner wife= boss= man= men= guy= someone somebody fiance inlaw father-in-law drunk relatives people= police cop= cops= teacher spouse guys= nephew cousin grandfather roommate",
  adult:
    "me= us= her= him= them= granny= nan= wife= mother= mom= mum= husband sister= brother= father= dad= grandmother grandma grandfather neighbor neighbour girlfriend woman women man= people= someone somebody you= ya= friend everyone parents aunt uncle wives family",
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
  kid: "@child little_one little_ones younger_one youngest= eldest= schoolkid pupils= pupil student stepkid toddler tot= preschooler fosterkid grandbaby boys girls",
  sign: "bruis welt welts handprint hand_print fingerprints belt_mark belt_marks burn_mark bite_marks scald blister cigarette_burn cord_marks whip_marks",
  heavy:
    "plate pan= iron= chair= bottle glass= mug phone ashtray kettle hammer vase stapler remote= pot= boot stool ladle dishes lamp whatever anything everything",
  smallOne:
    "little_brother little_sister little_boy little_girl little_one baby_brother baby_sister kid_brother kid_sister",
  animal:
    "dog= dogs= puppy cat= cats= kitten bull= bulls= cow= cows= sheep ram= goat goats horse horses donkey camel wolf= wolves= fox= foxes bear= bears= rooster hen= hens= chicken goose geese duck ducks pigeon pigeons rat= rats= mouse mice snake wasp wasps bee= bees= mosquito rabbit rabbits turkey pig= pigs= animal animals alabai",
  institution:
    "bank banks price prices rent fee= fees= fine= fines= tax= taxes tariff tariffs market inflation bureaucracy interest mortgage loan loans debt debts company landlords insurance insurer inspections competitor competitors akimat utility",
  kidAny:
    "@kid grader graders first_grader second_grader year_old years_old month_old months_old preteen teen= teenager little_brother little_sister stepkids stepchild orphan orphans schoolchild",
  hurtVerb:
    "banged bangs slams slamed slammed smashes smashed knocks knocked hurls hurled flings flung drags dragged dragging yanks yanked shoves shoved kicks kicked kicking punches punched slaps slapped slapping smacks smacked whacks whacked bashes bashed batters thumps thumped thrashes thrashed clobbers pummels pummeled chokes choked choking strangles strangled strangling throttles smothers smothered pins pinned tramples stomps stomped tackles headbutts headbutted elbows scratches scratched claws clawed bites lashes lashed whips whipped whipping spits spat tortures tortured torments tormented beats= beat= beating= hits= hit= hitting= pushes pushed throws threw grabs grabbed",
};
