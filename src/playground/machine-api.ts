import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { addPerson, type World } from "./world.ts";

export interface MachineView {
  /** Null where the bot's process is somebody else's. */
  process: { state: "starting" | "running" | "down"; kills: number } | null;
  /** `waiting`: updates that the bot has not confirmed. */
  telegram: { reachable: boolean; waiting: number };
}

const PEOPLE_AT_MOST = 30;
/** How often the page is told how many updates wait, at most. */
const TOLD_EVERY_MS = 300;

const MachineRequest = z.object({ act: z.enum(["kill", "start", "cut", "restore"]) });
const name = z.string().trim().min(1).max(64);
const NewPerson = z.object({
  firstName: name,
  lastName: name.optional(),
  languageCode: z.string(),
});

/** How the bot's process and the line to it are. */
export function machineView({ options, line, updates }: World): MachineView {
  const { process } = options;
  return {
    process: process ? { state: process.state(), kills: process.kills() } : null,
    telegram: { reachable: line.whole, waiting: updates.pending() },
  };
}

/** Tells of every change until it is stopped; of how many updates wait only now and then. */
export function watchMachine(world: World, tell: (view: MachineView) => void): () => void {
  let told = JSON.stringify(machineView(world));
  const look = () => {
    const view = machineView(world);
    const words = JSON.stringify(view);
    if (words !== told) tell(view);
    told = words;
  };
  const listener = ({ kind }: { kind: string }) => kind === "machine" && look();
  world.listeners.add(listener);
  const timer = setInterval(look, TOLD_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    world.listeners.delete(listener);
  };
}

/** The page's switches, and more people. @param guard refuses other sites' pages */
export function machineRoutes(world: World, guard: MiddlewareHandler): Hono {
  const app = new Hono();

  app.post("/playground/machine", guard, async (c) => {
    const request = MachineRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const { act } = request.data;
    const { process } = world.options;
    if (act === "cut") world.line.cut();
    else if (act === "restore") world.line.mend();
    else if (!process) return c.json({ error: "the bot's process is not kept here" }, 409);
    else if (act === "kill") process.kill();
    else process.start();
    return c.json(machineView(world));
  });

  app.post("/playground/people", guard, async (c) => {
    const request = NewPerson.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const people = [...world.chats.values()].filter(({ person }) => person);
    if (people.length >= PEOPLE_AT_MOST) {
      return c.json({ error: `there are ${PEOPLE_AT_MOST} people already, more do not fit` }, 409);
    }
    const { lastName, ...person } = request.data;
    const spoken = world.options.languages?.map(({ code }) => code);
    if (spoken?.includes(person.languageCode) === false) return c.json({ error: "the bot has no such language" }, 400);
    // Not only the next number: the bot still knows whoever was added before the last start.
    const id = Math.max(world.firstId, ...world.chats.keys()) + 1;
    addPerson(world, { ...person, ...(lastName === undefined ? {} : { lastName }), id, role: "citizen" });
    return c.json({ id });
  });
  return app;
}
