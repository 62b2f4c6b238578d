import { register } from "tsx/esm/api";

// A thread from the sources does not inherit tsx.
register();
await import(process.argv[2]);
