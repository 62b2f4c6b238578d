import { common } from "./common.js";
import { audit } from "./audit.js";
import { account } from "./account.js";
import { organisation } from "./organisation.js";
import { coalition } from "./coalition.js";
import { review } from "./review.js";
import { recommendation } from "./recommendation.js";
import { coverage } from "./coverage.js";
import { submission } from "./submission.js";
import { editor } from "./editor.js";
import { comments } from "./comments.js";
import { writing } from "./writing.js";
import { signoff } from "./signoff.js";
import { filing } from "./filing.js";
import { deadline } from "./deadline.js";
import { document } from "./document.js";
import { desk } from "./desk.js";
import { summary } from "./summary.js";
import { published } from "./published.js";
import { publishing } from "./publishing.js";
import { source } from "./source.js";
import { mail } from "./mail.js";
import { refusal } from "./refusal.js";
import { rules } from "./rules.js";
import { plan } from "./plan.js";
import { versions } from "./versions.js";
import { difference } from "./difference.js";
import { importing } from "./importing.js";
import { mapping } from "./mapping.js";
import { matter } from "./matter.js";
import { annexes } from "./annexes.js";
import { bylink } from "./bylink.js";
import { endorsers } from "./endorsers.js";
import { story } from "./story.js";

/** English, one file per area; the key of a message is "area.name". */
export const en = {
  common,
  account,
  audit,
  organisation,
  coalition,
  review,
  recommendation,
  source,
  coverage,
  submission,
  editor,
  comments,
  writing,
  signoff,
  filing,
  deadline,
  document,
  desk,
  summary,
  published,
  publishing,
  mail,
  refusal,
  rules,
  plan,
  versions,
  difference,
  importing,
  mapping,
  matter,
  annexes,
  bylink,
  endorsers,
  story,
} as const;
