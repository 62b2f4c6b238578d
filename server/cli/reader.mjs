import { register } from "tsx/esm/api";

// The reader of files from the sources: a thread of its own does not inherit tsx.
register();
await import("../exchange/reader.ts");
