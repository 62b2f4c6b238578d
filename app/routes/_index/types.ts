import type { homePage } from "~/server/queries/home.js";

export type HomeData = Awaited<ReturnType<typeof homePage>>;
export type SubmissionLine = HomeData["submissions"][number];
