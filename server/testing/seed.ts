import fc from "fast-check";

/**
 * Property tests try the same cases in every run, so that the gate judges the change and not the day's luck. To look for new ones:
 * `FUZZ_SEED=$RANDOM FUZZ_RUNS=2000 npx vitest run FILE`.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 52) });
