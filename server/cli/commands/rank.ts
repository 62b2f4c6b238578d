import { z } from "zod";
import { createRanker } from "~/app/domain/mapping/rank.js";
import { POSITIONS } from "~/app/domain/recommendations/recommendation.js";
import { type Command, Failure, parse, readInput, whole, WrongUse } from "../command.js";

const labels = z.array(z.string()).default([]);
const recommendations = z.array(
  z.object({
    symbol: z.string().default(""),
    number: z.string(),
    text: z.string(),
    states: labels,
    position: z.enum(POSITIONS).default("unknown"),
    positionSource: z.string().default(""),
    themes: labels,
    sdgs: labels,
    persons: labels,
  }),
);
const query = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** For each query, the recommendations that it most probably concerns: a line of JSON per query. */
export const command: Command = {
  usage: "--recommendations RECS.json --queries Q.jsonl [--top 20]",
  run(args) {
    const text = { type: "string" } as const;
    const { values } = parse(args, 0, { recommendations: text, queries: text, top: { type: "string", default: "20" } });
    if (!values.recommendations || !values.queries) throw new WrongUse("--recommendations and --queries are needed.");
    const top = whole("top", values.top, 1, 100_000);
    const ranker = createRanker(readAs(recommendations, values.recommendations, textOf(values.recommendations)));
    const lines = textOf(values.queries).split("\n");
    for (const [i, line] of lines.entries()) {
      if (!line.trim()) continue;
      const { id, text: words } = readAs(query, `${values.queries}, line ${i + 1}`, line);
      process.stdout.write(`${JSON.stringify({ id, ranked: ranker.rank(words, top) })}\n`);
    }
    return Promise.resolve(undefined);
  },
};

const textOf = (path: string) => new TextDecoder().decode(readInput(path).bytes);

function readAs<T extends z.ZodType>(schema: T, where: string, text: string): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure(`${where} is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure(`${where}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}
