import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { addPerson, type World } from "./world.ts";

export interface MachineView {
  /** Null if the playground does not manage the bot's process. */
  process: { state: "starting" | "running" | "down"; kills: number } | null;
  /** `waiting` counts the updates that the bot has not confirmed. */
  telegram: { reachable: boolean; waiting: number };
}

const MAX_PEOPLE = 30;
/** The page learns at most once in this time how many updates wait. */
const REPORT_EVERY_MS = 300;

const MachineRequest = z.object({ act: z.enum(["kill", "start", "cut", "restore", "topicsOn", "topicsOff"]) });
const name = z.string().trim().min(1).max(64);
const NewPerson = z.object({
  firstName: name,
  lastName: name.optional(),
  languageCode: z.string(),
});

/** The state of the bot's process and of the line to it. */
export function machineView({ options, line, updates }: World): MachineView {
  const { process } = options;
  return {
    process: process ? { state: process.state(), kills: process.kills() } : null,
    telegram: { reachable: line.isUp, waiting: updates.pending() },
  };
}

/** Reports every change of the machine, and now and then how many updates wait, until the returned function is called. */
export function watchMachine(world: World, report: (view: MachineView) => void): () => void {
  let reported = JSON.stringify(machineView(world));
  const reportChange = () => {
    const view = machineView(world);
    const json = JSON.stringify(view);
    if (json !== reported) report(view);
    reported = json;
  };
  const listener = ({ kind }: { kind: string }) => kind === "machine" && reportChange();
  world.listeners.add(listener);
  const timer = setInterval(reportChange, REPORT_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    world.listeners.delete(listener);
  };
}

/** Serves the page's switches, and adds people. @param guard refuses pages of other sites */
export function machineRoutes(world: World, guard: MiddlewareHandler): Hono {
  const app = new Hono();

  app.post("/playground/machine", guard, async (c) => {
    const request = MachineRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const { act } = request.data;
    const { process } = world.options;
    if (act === "cut") world.line.cut();
    else if (act === "restore") world.line.restore();
    else if (act === "topicsOn" || act === "topicsOff") world.topicsEnabled = act === "topicsOn";
    else if (!process) return c.json({ error: "the playground does not manage the bot's process" }, 409);
    else if (act === "kill") process.kill();
    else process.start();
    return c.json(machineView(world));
  });

  app.post("/playground/people", guard, async (c) => {
    const request = NewPerson.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const people = [...world.chats.values()].filter(({ person }) => person);
    if (people.length >= MAX_PEOPLE) {
      return c.json({ error: `there are ${MAX_PEOPLE} people already, which is the maximum` }, 409);
    }
    const { lastName, ...person } = request.data;
    const codes = world.options.languages?.map(({ code }) => code);
    if (codes?.includes(person.languageCode) === false)
      return c.json({ error: "the bot does not have this language" }, 400);
    // Ids start at `firstId`, because the bot still knows the people who were added before the last start.
    const id = Math.max(world.firstId, ...world.chats.keys()) + 1;
    addPerson(world, { ...person, ...(lastName === undefined ? {} : { lastName }), id, role: "citizen" });
    return c.json({ id });
  });
  return app;
}
