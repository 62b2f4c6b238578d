import type { Migration } from "kysely";
import * as core from "./0001-core.js";
import * as importWarningPosition from "./0002-import-warning-position.js";
import * as updateLog from "./0003-update-log.js";
import * as threads from "./0005-threads.js";
import * as versionsAndPlans from "./0006-versions-and-plans.js";
import * as sources from "./0007-sources.js";
import * as notices from "./0009-notices.js";
import * as signOffAndFiling from "./0010-sign-off-and-filing.js";
import * as dismissedAdvice from "./0011-dismissed-advice.js";
import * as summary from "./0012-summary.js";
import * as received from "./0013-received.js";
import * as suggestedStyles from "./0015-suggested-styles.js";
import * as linksAndAnnexes from "./0018-links-annexes.js";
import * as publication from "./0021-publication.js";
import * as readings from "./0027-readings.js";
import * as attachments from "./0028-attachments.js";
import * as unplacedPassages from "./0031-unplaced-passages.js";
import * as setAside from "./0033-set-aside.js";

/** Every migration by name, in order; a static list, so that it is there in a bundle too. */
export const migrations: Record<string, Migration> = {
  "0001-core": core,
  "0002-import-warning-position": importWarningPosition,
  "0003-update-log": updateLog,
  "0005-threads": threads,
  "0006-versions-and-plans": versionsAndPlans,
  "0007-sources": sources,
  "0009-notices": notices,
  "0010-sign-off-and-filing": signOffAndFiling,
  "0011-dismissed-advice": dismissedAdvice,
  "0012-summary": summary,
  "0013-received": received,
  "0015-suggested-styles": suggestedStyles,
  "0018-links-annexes": linksAndAnnexes,
  "0021-publication": publication,
  "0027-readings": readings,
  "0028-attachments": attachments,
  "0031-unplaced-passages": unplacedPassages,
  "0033-set-aside": setAside,
};
