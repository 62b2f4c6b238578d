/** The arrows of the layout: app/routes -> server/commands, server/queries -> db; everything may import app/domain. */
const to = (path, more = {}) => ({ path, ...more });
const never = (name, comment, from, target) => ({ name, severity: "error", comment, from, to: target });

module.exports = {
  forbidden: [
    never(
      "no-circles",
      "Two files that need each other are one file, or three.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    never(
      "unresolvable",
      "What is imported must exist.",
      { pathNot: "^app/routes\\.ts$" },
      { couldNotResolve: true, pathNot: "^virtual:|\\?url$" },
    ),
    never(
      "domain-is-pure",
      "Rules know neither React, nor the database, the network, the clock's owner or another part.",
      { path: "^app/domain", pathNot: "\\.test\\.tsx?$" },
      to(
        "^(app/(?!domain)|server|db|e2e)|^node_modules/(react|@remix-run|express|pg|kysely|ws|pino|better-auth|@lexical|lexical)/|^(node:)?(fs|net|http|child_process)",
      ),
    ),
    never(
      "browser-without-server",
      "The editor and the components run in the browser.",
      { path: "^app/(editor|components)" },
      to("^(server|db)/"),
    ),
    never("nobody-imports-routes", "A route is an end.", { pathNot: "^app/routes/" }, to("^app/routes/")),
    never(
      "routes-ask-the-server",
      "SQL belongs behind a command or a query.",
      { path: "^app/(routes/|root|entry)" },
      to("^db/", { dependencyTypesNot: ["type-only"] }),
    ),
    never(
      "server-without-pages",
      "The server knows rules and messages, not pages; a test may hold both ends of a line.",
      { path: "^server", pathNot: "\\.test\\.tsx?$" },
      to("^app/(routes/|editor|root|entry)|^app/components/.*\\.tsx$"),
    ),
    never(
      "db-is-last",
      "The database layer knows nobody but the rules.",
      { path: "^db/(?!seed|testing)" },
      to("^(server|app/(?!domain)|e2e)"),
    ),
    never("nobody-imports-tests", "Tests are ends.", { pathNot: "\\.test\\.tsx?$|^e2e/" }, to("\\.test\\.tsx?$|^e2e/(?!shared)")),
    never(
      "tools-stay-tools",
      "What is only a devDependency is not there in production.",
      { path: "^(app|server|db)/", pathNot: "\\.test\\.tsx?$|testing|^app/routes\\.ts$|^server/http/pages\\.ts$|^server/cli/.*\\.mjs$" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "^node_modules/@types/" },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "(^|/)node_modules/|^build" },
    exclude: { path: "^(build|data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs"],
    },
  },
};
