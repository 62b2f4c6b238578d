import { parseArgs } from "node:util";
import { table } from "./figures.js";
import { prepare } from "./setting.js";
import { workloads } from "./workloads.js";

// npm run bench:collab [-- --quick] [--only a,c] [--server caucus] [--profile]
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "a,b,c,d,e,f" },
    server: { type: "string", default: "" },
    profile: { type: "boolean", default: false },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);

say("Preparing one PostgreSQL with the same documents for both servers");
const setting = await prepare({ documents: 201, people: 60, profile: values.profile });
if (!setting.pinned) say("There is no taskset here: servers and clients share the cores, and the figures say little.");
const scenes = setting.scenes.filter(({ target }) => target.dialect.name.toLowerCase().startsWith(values.server));
const rows = [["work", "measure", ...scenes.map(({ target }) => target.dialect.name), "ratio", "goal", "kept"]];
try {
  for (const letter of values.only.split(",")) {
    const workload = workloads[letter];
    if (!workload) throw new Error(`There is no workload ${letter}; there are ${Object.keys(workloads).join(", ")}.`);
    const figures = [];
    for (const scene of scenes) {
      await setting.reset(workload.behind ?? 0);
      await scene.target.start();
      say(`${letter}. ${workload.title}: ${scene.target.dialect.name}`);
      const measured = await workload.run(scene, setting.text, values.quick);
      say(`   ${JSON.stringify(measured.notes)}`);
      figures.push(measured.figures);
      await scene.target.end("SIGTERM");
    }
    rows.push(...workload.rows(figures));
  }
} finally {
  for (const { target } of setting.scenes) await target.end("SIGKILL");
  await setting.close();
}
process.stdout.write(`${table(rows)}\n`);
