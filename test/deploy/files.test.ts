import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInContext, lastStep, readDockerfile } from "./dockerfile.ts";

const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const variables = new Set(read(".env.example").match(/^[A-Z_]+(?==)/gm));
const stages = readDockerfile();
const final = stages.at(-1);
const composeFiles = ["compose.yaml", "deploy/compose.embedded.yaml"];

test("every stage stands on Node 24, and the bot is nobody of importance in it", () => {
  const own = new Set(stages.map(({ name }) => name));
  for (const { image } of stages) if (!own.has(image)) expect(image).toBe("node:24-slim");
  expect(lastStep(final, "USER")?.text).toBe("node");
  expect(lastStep(final, "VOLUME")?.text).toBe("/data");
  expect(lastStep(final, "HEALTHCHECK")?.text).toContain("/health/live");
});

test("what the image is made of is in its context, and no secret is", () => {
  const copies = stages.flatMap(({ steps }) =>
    steps.filter(({ word, flags }) => word === "COPY" && !("from" in flags)),
  );
  const sources = copies.flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
  expect(sources.length).toBeGreaterThan(5);
  expect(sources.filter((path) => !isInContext(path))).toEqual([]);
  const never = [".env", "data/seal.key", "secrets/bot_token", "operator.json", "node_modules/pg", ".git/config"];
  expect([...never, "src/platform/database/generated/client.ts"].filter(isInContext)).toEqual([]);
});

test.each([...composeFiles, "deploy/bitimger.service", "Dockerfile"])("%s sets only what the bot reads", (path) => {
  const others = ["POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE", "WEBHOOK_HOST", "BOT", "NODE_ENV"];
  const lines = read(path).replaceAll(/^\s*#.*$/gm, "");
  const named = path.endsWith(".yaml")
    ? [...lines.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name = ""]) => name)
    : [...lines.matchAll(/(?<=^(?:ENV|Environment).*[\s=])([A-Z_]+)(?==)/gm)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !variables.has(name) && !others.includes(name))).toEqual([]);
});

test.each(composeFiles)("%s: every secret that is used is given, and the other way round", (path) => {
  const text = read(path);
  const given = [...text.matchAll(/^ {2}(\w+):\n {4}file: \.\/secrets\/(\w+)$/gm)].map(([, name = "", file = ""]) => {
    expect(file).toBe(name);
    return name;
  });
  const handed = [...text.matchAll(/secrets: \[(.*)\]/g)].flatMap(([, names = ""]) => names.split(", "));
  const used = [...text.matchAll(/: \/run\/secrets\/(\w+)$/gm)].map(([, name = ""]) => name);
  expect(given.length).toBeGreaterThan(1);
  expect(handed.toSorted()).toEqual(given.toSorted());
  expect(used.toSorted()).toEqual(given.toSorted());
});

test("only this machine reaches health and metrics, and a proxy forwards only the webhook's path", () => {
  const [compose = "", embedded = ""] = composeFiles.map(read);
  for (const text of [compose, embedded]) expect(text).toContain("- 127.0.0.1:8080:8080");
  expect(read("deploy/nginx.conf").match(/location [^{]*/g)).toEqual(["location = /telegram ", "location / "]);
  expect(read("deploy/Caddyfile").match(/handle [^{]*/g)).toEqual(["handle /telegram ", "handle "]);
});

test("systemd waits for a clean stop, restarts after every exit, and lets the bot write only to its state", () => {
  const unit = read("deploy/bitimger.service");
  for (const line of [
    "ExecStart=/usr/bin/node src/main.ts",
    "Restart=always",
    "StateDirectory=bitimger",
    "Environment=DATA_DIR=/var/lib/bitimger",
    "ProtectSystem=strict",
  ]) {
    expect(unit).toContain(`\n${line}\n`);
  }
  // src/platform/shutdown.ts forces the end after 9.5 s.
  expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(10);
});

test("no proxy writes what people tell to a file: as much as is taken at all stays in memory", () => {
  const nginx = read("deploy/nginx.conf");
  const of = (name: string) => new RegExp(`^\\s*${name} (\\S+);$`, "m").exec(nginx)?.[1];
  expect(of("client_max_body_size")).toBeDefined();
  expect(of("client_body_buffer_size")).toBe(of("client_max_body_size"));
  expect(of("client_body_in_single_buffer")).toBe("on");
  expect(of("proxy_max_temp_file_size")).toBe("0");
  expect(nginx).not.toContain("client_body_in_file_only");
});

test("systemd gives the bot nothing that it does not need", () => {
  const unit = new Set(read("deploy/bitimger.service").split("\n"));
  const wanted = [
    "UMask=0077",
    "LimitCORE=0",
    "CapabilityBoundingSet=",
    "NoNewPrivileges=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "PrivateUsers=yes",
    "ProtectHome=yes",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "SystemCallFilter=@system-service",
    "SystemCallFilter=~@privileged @resources",
  ];
  expect(wanted.filter((line) => !unit.has(line))).toEqual([]);
  // V8 and WebAssembly compile while they run.
  expect([...unit].filter((line) => line.startsWith("MemoryDenyWriteExecute"))).toEqual([]);
});

test.each(composeFiles)(
  "%s: no container may become more than it is, write to its image or fill the machine",
  (path) => {
    const [, services = ""] = /^services:\n([\s\S]*?)^\S/m.exec(read(path)) ?? [];
    const each = services.split(/^ {2}(?=\w+:$)/m).filter((text) => /^\w+:$/m.test(text));
    expect(each.length).toBe(path === "compose.yaml" ? 3 : 1);
    for (const service of each) {
      expect(service).toContain("\n    read_only: true\n");
      expect(service).toContain("\n    cap_drop: [ALL]\n");
      expect(service).toContain("\n    security_opt: [no-new-privileges:true]\n");
      expect(service).toMatch(/\n {4}pids_limit: \d+\n/);
      expect(service).toContain("\n    ulimits: { core: 0 }\n");
    }
  },
);

test("the operating manual makes every file that holds a secret readable by its owner only", () => {
  const manual = read("docs/operating.md");
  expect(manual).toMatch(/install -m 600 \/dev\/null \/etc\/bitimger\.env && cat > \/etc\/bitimger\.env/);
  expect(manual).toContain("mkdir -m 700 secrets");
  expect(manual).toContain("chmod 600 secrets/*");
  // The bot has to read it, others need not.
  expect(manual).toContain("install -m 640 -g bitimger deploy/operator.example.json");
});
