import { presses, type Step, takesEffect, type Walk, writes } from "./guided.ts";

/** What a mediator does with a case that they have taken. */
export function casework(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    tap("k:cardBelow"),
    writes(walk, "/work"),
    tap("k:card"),
    tap("nt:open"),
    tap("nt:write"),
    tap("nf:stop"),
    tap("nt:write"),
    writes(walk, ({ id }) => walk.secrets.story(id, "Өтініш беруші кешке жауап береді")),
    tap("nt:open"),
    tap("nt:drop"),
    takesEffect(walk),
    writes(walk, "/start"),
    tap("ph:home"),
    tap("ph:add"),
    tap("pf:stop"),
    tap("ph:add"),
    writes(walk, "Сәлеметсіз бе! Бүгін хабарласамын."),
    tap("ph:rename"),
    writes(walk, "Сәлем"),
    tap("ph:change"),
    writes(walk, "Сәлеметсіз бе! Ертең хабарласамын."),
    tap("ph:list"),
    tap("ph:open"),
    tap("tp:talks"),
    tap("tp:look"),
    tap("tp:list"),
    tap("tp:look"),
    tap("tp:send"),
    writes(walk, "/phrases"),
    tap("ph:open"),
    tap("ph:drop"),
    takesEffect(walk),
    writes(walk, "/phrases"),
  ];
}

/** What a coordinator sees of the case that somebody has taken. */
export async function overview(walk: Walk): Promise<Step[]> {
  const taken = await walk.town.database.prisma.case.findFirstOrThrow({ where: { status: "ASSIGNED" } });
  const tap = (data: string) => presses(walk, data);
  return [writes(walk, taken.number), tap("nt:open"), tap("k:overview")];
}
