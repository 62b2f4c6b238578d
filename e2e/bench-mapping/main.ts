import { coveragePage } from "./coverage.js";
import { matrixImport, uhriImport } from "./imports.js";
import { suggestions } from "./suggestions.js";

// npm run bench:mapping
const kept = [...suggestions(), ...(await coveragePage()), ...(await matrixImport()), ...(await uhriImport())];
process.exitCode = kept.every(Boolean) ? 0 : 1;
