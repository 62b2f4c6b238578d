import { civil } from "./civil.js";
import { framework } from "./framework.js";
import { groups } from "./groups.js";
import type { Matter } from "./matter.js";
import { social } from "./social.js";

export { heads } from "./heads.js";
export type { Matter } from "./matter.js";

/** Everything that a suggestion knows of the field; data, not rules. */
export const matters: readonly Matter[] = [...framework, ...civil, ...social, ...groups];
