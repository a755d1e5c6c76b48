import type { Walker } from "./cast.ts";
import type { Walk } from "./guided.ts";
import type { SeenButton } from "./hands.ts";
import type { Chance } from "./random.ts";

/** Does what the newest screen asks for, as people usually do. */
export function answersOpenQuestion(walk: Walk, chance: Chance, person: Walker): void {
  const newest = newestScreen(walk, person);
  const answers = newest.filter(({ data }) => data.startsWith("f:"));
  if (answers.length === 0) beginsSomething(walk, chance, person, newest);
  else if (!answersInWords(walk, chance, person, answers)) pressesAnswer(walk, chance, person, answers);
}

function newestScreen({ hands }: Walk, { id }: Walker): SeenButton[] {
  const seen = hands.buttons(id);
  return seen.filter(({ message }) => message === seen[0]?.message);
}

function beginsSomething({ town, hands }: Walk, chance: Chance, { id, role }: Walker, newest: SeenButton[]): void {
  const promising = hands.buttons(id).filter(({ data }) => /^(i:report|o:accept|o:reason|q:assign|q:suits)/.test(data));
  if (promising.length > 0 && chance.percent(40)) hands.pressSeen(id, chance.pick(promising));
  else if (newest.length > 0 && chance.percent(60)) hands.pressSeen(id, chance.pick(newest));
  else town.playground.sendText(id, chance.percent(70) ? commands[role] : "/start");
}

const commands: Record<Walker["role"], string> = {
  citizen: "/report",
  mediator: "/work",
  coordinator: "/queue",
  editor: "/compose",
  admin: "/staff",
};

/** @returns false if the question is answered with a button, or if this person prefers a button */
function answersInWords({ town, secrets }: Walk, chance: Chance, { id }: Walker, answers: SeenButton[]): boolean {
  const { playground } = town;
  const isOpen = (question: string) => answers.some(({ data }) => data === `f:back:${question}`);
  if (isOpen("name")) playground.sendText(id, secrets.name(id));
  else if (isOpen("story") && (answers.length < 3 || chance.percent(30))) {
    if (chance.percent(70)) playground.sendText(id, secrets.story(id, chance.pick(stories)));
    else playground.sendVoice(id, { duration: 20 });
  } else if (isOpen("region") && chance.percent(50))
    playground.sendText(id, chance.pick(["Каскелен", "Талғар", "в Алматы", "Қосшы"]));
  else if (isOpen("phone") && chance.percent(40)) playground.sendText(id, secrets.phone(id));
  else return false;
  return true;
}

const stories = [
  "Көрші шуылдайды",
  "Муж не платит алименты",
  "They owe me money",
  "Ата-анам ренжіді",
  "Начальник не отдаёт зарплату",
];

/** Prefers going on to going back, and does not tick forever. */
function pressesAnswer({ hands }: Walk, chance: Chance, { id }: Walker, answers: SeenButton[]): void {
  const weights: Record<string, number> = {
    back: 0.3,
    stop: 0.2,
    change: 0.5,
    share: 0.5,
    otherPlace: 0.3,
    remit: 0.3,
    format: 0.3,
    woman: 0.3,
    page: 0.5,
  };
  const strong = ["remitDone", "languages", "send", "place"];
  const weighted = answers.map((value) => {
    const kind = value.data.split(":")[1] ?? "";
    return { value, weight: strong.includes(kind) ? 10 : (weights[kind] ?? 1) };
  });
  const [, kind] = answers[0]?.data.split(":") ?? [];
  // After a «no» here the report is over.
  const onward = weighted.filter(
    ({ value }) => !["f:adult:no", "f:consent:no", "f:verdict:no"].includes(value.data) || chance.percent(20),
  );
  hands.pressSeen(id, chance.weighted(kind === undefined || onward.length === 0 ? weighted : onward));
}
