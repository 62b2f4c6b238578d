import { once } from "node:events";
import { auditEvents, verifyChain } from "~/db/audit.js";
import { receiptHeads } from "~/db/filings.js";
import { verifyEvidence } from "../../queries/evidence.js";
import { type Command, parse, printJson, WrongUse } from "../command.js";
import { withInstallation } from "../installation.js";

/** Proves the audit log, or writes it as JSON lines. */
export const command: Command = {
  usage: `verify [--head HASH]...   (hashes printed before; those on receipts are known)
export   (JSON lines on standard output)`,
  async run(args) {
    switch (args.find((arg) => !arg.startsWith("-"))) {
      case "verify":
        return verify(args);
      case "export":
        return exportLines(args);
      default:
        throw new WrongUse(`There is no "audit ${args[0] ?? ""}".`);
    }
  },
};

async function verify(args: string[]): Promise<number | undefined> {
  const { values } = parse(args, 1, { head: { type: "string", multiple: true } });
  const verdict = await withInstallation(async ({ db }) => ({
    ...(await verifyChain(db, [...(values.head ?? []), ...(await receiptHeads(db))])),
    evidence: await verifyEvidence(db),
  }));
  printJson(verdict);
  return verdict.intact && verdict.evidence.broken.length === 0 ? undefined : 1;
}

async function exportLines(args: string[]): Promise<undefined> {
  parse(args, 1, {});
  await withInstallation(async ({ db }) => {
    for await (const event of auditEvents(db)) {
      if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, "drain");
    }
  });
}
