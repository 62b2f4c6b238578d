import { coveragePage } from "./coverage.js";
import { suggestions } from "./suggestions.js";

// npm run bench:mapping
const kept = [...suggestions(), ...(await coveragePage())];
process.exitCode = kept.every(Boolean) ? 0 : 1;
