import type { ColumnType, Generated, Insertable, JSONColumnType, Selectable } from "kysely";
import type { CoalitionRole, PlatformRole, SubmissionState } from "~/app/domain/access/may.js";
import type { DeskDecision, NamedOrganisation, ReadingDoubt, Standing } from "~/app/domain/desk/desk.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { VersionKind } from "~/app/domain/document/thinning.js";
import type { CountedParts, WordCount } from "~/app/domain/document/words.js";
import type { GuidelineSet, Rule, RuleCode, SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { Passage } from "~/app/domain/summary/draft.js";
import type { Published } from "~/app/domain/publication/publication.js";
import type { Position } from "~/app/domain/recommendations/recommendation.js";
import type { Fact, ReadSource, SourceKind } from "~/app/domain/recommendations/source.js";
import type { NoticeKind, NoticeLink, NoticeMode, NoticeParams } from "~/app/domain/notices/notices.js";
import type { QuotedRange } from "~/app/domain/document/anchors.js";
import type { EndorserState } from "~/app/domain/submission/endorsers.js";
import type { SectionState } from "~/app/domain/submission/plan.js";
import type { SealedReceipt } from "~/app/domain/submission/receipt.js";

/** Set by the database when it is left out; never changed. */
type CreatedAt = ColumnType<Date, Date | undefined, never>;
/** Given once, never changed. */
type Once<T> = ColumnType<T, T, never>;
/** Read as parsed JSON, written as a JSON string. */
type Json<T extends object | null> = JSONColumnType<T>;

/** The tables of `migrations/`, as Kysely reads and writes them. Timestamps are `Date`, 64-bit integers numbers. */
export interface Database {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  platform_role: PlatformRoleTable;
  organisation: OrganisationTable;
  organisation_member: OrganisationMemberTable;
  guideline_set: GuidelineSetTable;
  review: ReviewTable;
  review_list: ReviewListTable;
  recommendation: RecommendationTable;
  import_preview: ImportPreviewTable;
  source: SourceTable;
  source_point: SourcePointTable;
  coalition: CoalitionTable;
  coalition_organisation: CoalitionOrganisationTable;
  coalition_person: CoalitionPersonTable;
  invitation: InvitationTable;
  document: DocumentTable;
  document_update: DocumentUpdateTable;
  document_snapshot: DocumentSnapshotTable;
  document_writer: DocumentWriterTable;
  section_plan: SectionPlanTable;
  organisation_plan: OrganisationPlanTable;
  submission: SubmissionTable;
  summary: SummaryTable;
  import_warning: ImportWarningTable;
  dismissed_advice: DismissedAdviceTable;
  version: VersionTable;
  reading: ReadingTable;
  sign_off_round: SignOffRoundTable;
  signature: SignatureTable;
  filing: FilingTable;
  received: ReceivedTable;
  desk_decision: DeskDecisionTable;
  publication: PublicationTable;
  audit_event: AuditEventTable;
  thread: ThreadTable;
  thread_message: ThreadMessageTable;
  suggestion: SuggestionTable;
  notice: NoticeTable;
  notice_preference: NoticePreferenceTable;
  access_link: AccessLinkTable;
  endorser: EndorserTable;
  signing_link: SigningLinkTable;
  annex: AnnexTable;
}

export type Row<T extends keyof Database> = Selectable<Database[T]>;
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;

interface UserTable {
  id: Once<string>;
  name: string;
  email: string;
  emailVerified: Generated<boolean>;
  image: string | null;
  createdAt: CreatedAt;
  updatedAt: Generated<Date>;
}

interface SessionTable {
  id: Once<string>;
  expiresAt: Date;
  token: string;
  createdAt: CreatedAt;
  updatedAt: Generated<Date>;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

interface AccountTable {
  id: Once<string>;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: CreatedAt;
  updatedAt: Generated<Date>;
}

interface VerificationTable {
  id: Once<string>;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: CreatedAt;
  updatedAt: Generated<Date>;
}

interface PlatformRoleTable {
  user_id: string;
  role: PlatformRole;
}

export const ORGANISATION_TYPES = ["ngo", "network", "nhri", "academic", "union", "faith", "regional", "other"] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

interface OrganisationTable {
  id: Once<string>;
  name: string;
  acronym: Generated<string>;
  address: Generated<string>;
  website: Generated<string>;
  type: OrganisationType;
  description: Generated<string>;
  created_at: CreatedAt;
}

interface OrganisationMemberTable {
  organisation_id: Once<string>;
  user_id: Once<string>;
  is_admin: Generated<boolean>;
  joined_at: CreatedAt;
}

interface GuidelineSetTable {
  id: Once<string>;
  cycle: number;
  name: string;
  limits: Json<GuidelineSet["limits"]>;
  counted: Json<CountedParts>;
  rules: Json<Rule[]>;
  updated_at: Generated<Date>;
}

interface ReviewTable {
  id: Once<string>;
  state_code: string;
  state_name: string;
  session: number;
  cycle: number;
  opens_at: Date | null;
  deadline: Date;
  guideline_set_id: string;
  created_at: CreatedAt;
}

interface ReviewListTable {
  review_id: Once<string>;
  symbol: Once<string>;
  is_sample: Generated<boolean>;
}

interface RecommendationTable {
  symbol: Once<string>;
  number: Once<string>;
  /** The number's integers, to order by. */
  sort: number[];
  text: string;
  states: string[];
  position: Position;
  position_source: Generated<string>;
  themes: Generated<string[]>;
  sdgs: Generated<string[]>;
  persons: Generated<string[]>;
  source: string;
  updated_at: Generated<Date>;
  /** Of the text, two letters. */
  language: Generated<string>;
  /** The text in other languages, by their two letters. */
  translations: ColumnType<Record<string, string>, string | undefined, string>;
  facts: ColumnType<Fact[], string | undefined, string>;
}

interface SourceTable {
  id: Once<string>;
  review_id: Once<string>;
  kind: SourceKind;
  title: string;
  symbol: Generated<string>;
  language: Generated<string>;
  file_name: string;
  /** SHA-256 of the file. */
  hash: Once<string>;
  imported_by: Once<string>;
  imported_at: CreatedAt;
}

interface SourcePointTable {
  source_id: Once<string>;
  number: Once<string>;
  position: number;
  headings: string[];
  text: string;
}

interface ImportPreviewTable {
  id: Once<string>;
  review_id: Once<string>;
  symbol: string;
  file_name: string;
  content: Json<ReadSource>;
  hash: Once<string>;
  /** The file, where its columns may have to be read anew. */
  bytes: Uint8Array | null;
  created_by: Once<string>;
  created_at: CreatedAt;
}

interface CoalitionTable {
  id: Once<string>;
  review_id: Once<string>;
  name: string;
  lead_organisation_id: string;
  created_at: CreatedAt;
}

interface CoalitionOrganisationTable {
  coalition_id: Once<string>;
  organisation_id: Once<string>;
  joined_at: CreatedAt;
  /** Takes part without an account; `contact` is where its links are sent, empty where they are handed over. */
  by_link: Generated<boolean>;
  contact: Generated<string>;
}

interface CoalitionPersonTable {
  coalition_id: Once<string>;
  organisation_id: Once<string>;
  user_id: Once<string>;
  role: CoalitionRole;
}

interface InvitationTable {
  id: Once<string>;
  token_hash: Once<string>;
  coalition_id: Once<string>;
  organisation_id: string | null;
  role: CoalitionRole;
  email: Generated<string>;
  created_by: Once<string>;
  created_at: CreatedAt;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
  revoked_at: Date | null;
}

interface DocumentTable {
  id: Once<string>;
  schema_version: number;
  seq: Generated<number>;
  frozen: Generated<boolean>;
  /** Sequence number up to which `document_writer` knows the log. */
  writers_seq: Generated<number>;
  created_at: CreatedAt;
}

interface DocumentUpdateTable {
  document_id: Once<string>;
  seq: Once<number>;
  bytes: Once<Uint8Array>;
  user_id: string | null;
  created_at: CreatedAt;
}

interface DocumentSnapshotTable {
  document_id: Once<string>;
  seq: number;
  state: Uint8Array;
  created_at: Generated<Date>;
}

interface DocumentWriterTable {
  document_id: Once<string>;
  client: Once<number>;
  user_id: Once<string>;
}

interface SectionPlanTable {
  submission_id: Once<string>;
  heading_id: Once<string>;
  words: number | null;
  organisation_id: string | null;
  due_on: string | null;
  state: Generated<SectionState>;
  locked: Generated<boolean>;
}

interface OrganisationPlanTable {
  submission_id: Once<string>;
  organisation_id: Once<string>;
  words: number;
}

interface SubmissionTable {
  id: Once<string>;
  coalition_id: Once<string>;
  review_id: Once<string>;
  kind: SubmitterKind;
  title: string;
  language: Generated<string>;
  state: Generated<SubmissionState>;
  document_id: Once<string>;
  created_by: Once<string>;
  created_at: CreatedAt;
}

interface SummaryTable {
  review_id: Once<string>;
  document_id: Once<string>;
  created_by: Once<string>;
  created_at: CreatedAt;
  compiled_at: Date | null;
  /** Somebody compiles it until then: nobody else at the same time. */
  compiling_until: Date | null;
  /** What the last compiling put in no section. */
  unplaced: ColumnType<Passage[], string | undefined, string>;
}

interface ImportWarningTable {
  id: Once<string>;
  submission_id: Once<string>;
  block_id: string | null;
  /** Where it stands among the warnings of its import, from 0. */
  position: Generated<number>;
  code: string;
  params: Json<Record<string, string | number>>;
  dismissed_by: string | null;
  dismissed_at: Date | null;
}

interface DismissedAdviceTable {
  submission_id: Once<string>;
  rule: Once<RuleCode>;
  print: Once<string>;
  reason: Once<string>;
  dismissed_by: Once<string>;
  dismissed_at: Generated<Date>;
}

interface VersionTable {
  id: Once<string>;
  document_id: Once<string>;
  seq: Once<number>;
  name: Generated<string>;
  content: Json<StructuredDocument>;
  state: Once<Uint8Array>;
  hash: Once<string>;
  words: Json<WordCount>;
  kind: Generated<VersionKind>;
  writers: Generated<string[]>;
  created_by: string | null;
  created_at: CreatedAt;
}

interface ReadingTable {
  version_id: Once<string>;
  kind: Once<"findings" | "passages">;
  basis: string;
  /** JSON of any kind. */
  value: ColumnType<unknown, string, string>;
}

interface SignOffRoundTable {
  id: Once<string>;
  submission_id: Once<string>;
  version_id: Once<string>;
  opened_by: Once<string>;
  opened_at: CreatedAt;
  closed_at: Date | null;
  outcome: "reopened" | "filed" | null;
}

interface SignatureTable {
  id: Once<string>;
  round_id: Once<string>;
  organisation_id: Once<string>;
  /** Null where it was given by a link. */
  user_id: Once<string | null>;
  link_id: ColumnType<string | null, string | null | undefined, never>;
  decision: "signed" | "refused";
  signatory_name: string;
  signatory_function: string;
  reason: Generated<string>;
  hash: Once<string>;
  created_at: CreatedAt;
  voided_at: Date | null;
}

interface FilingTable {
  id: Once<string>;
  submission_id: Once<string>;
  round_id: Once<string>;
  version_id: Once<string>;
  filed_by: Once<string>;
  filed_at: Once<Date>;
  words: number;
  receipt: Json<SealedReceipt>;
  docx: Once<Uint8Array>;
  docx_hash: Once<string>;
  withdrawn_at: Date | null;
  /** When a later filing took its place. */
  replaced_at: Date | null;
  /** The zip to download; null for what was filed before there was one. */
  package: ColumnType<Uint8Array | null, Uint8Array | undefined, never>;
  acronym: Generated<string>;
  js_number: number | null;
  standing: Generated<Standing>;
}

interface PublicationTable {
  id: Once<string>;
  review_id: Once<string>;
  submission_id: Once<string>;
  slug: Once<string>;
  language: string;
  translation_of: string | null;
  redaction: Generated<string>;
  edition: number;
  version_id: string | null;
  content: ColumnType<Published | null, string | null, string | null>;
  docx: Uint8Array | null;
  pdf: Uint8Array | null;
  hash: string;
  published_by: string;
  published_at: Date;
  first_published_at: Once<Date>;
  withdrawn_at: Date | null;
  withdrawn_reason: Generated<string>;
}

interface ReceivedTable {
  id: Once<string>;
  review_id: Once<string>;
  version_id: string;
  kind: SubmitterKind;
  title: string;
  language: string;
  words: number;
  organisations: Json<NamedOrganisation[]>;
  file_name: Once<string>;
  file: Once<Uint8Array>;
  file_hash: Once<string>;
  warnings: Json<ReadingDoubt[]>;
  received_by: Once<string>;
  received_at: Once<Date>;
  acronym: Generated<string>;
  js_number: number | null;
  standing: Generated<Standing>;
  attached_to: string | null;
}

interface DeskDecisionTable {
  filing_id: Once<string>;
  state: DeskDecision;
  reason: string;
  decided_by: string;
  decided_at: Date;
}

interface AuditEventTable {
  seq: ColumnType<number, never, never>;
  at: Once<Date>;
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  data: Json<Record<string, unknown>>;
  previous_hash: Once<string>;
  hash: Once<string>;
}

interface ThreadTable {
  id: Once<string>;
  document_id: Once<string>;
  scope: Once<"range" | "block">;
  ranges: Json<QuotedRange[]>;
  created_by: Once<string>;
  created_at: CreatedAt;
  resolved_by: string | null;
  resolved_at: Date | null;
}

interface ThreadMessageTable {
  id: Once<string>;
  thread_id: Once<string>;
  author_id: Once<string>;
  body: string;
  mentions: string[];
  created_at: CreatedAt;
}

interface SuggestionTable {
  thread_id: Once<string>;
  kind: Once<"replace" | "insert" | "remove" | "style">;
  base: Once<string>;
  proposed: Once<string>;
  decision: "accepted" | "refused" | "withdrawn" | null;
  decided_by: string | null;
  decided_at: Date | null;
}

interface NoticeTable {
  id: Once<string>;
  kind: NoticeKind;
  /** Lower case. */
  address: string;
  user_id: string | null;
  params: Json<NoticeParams>;
  /** The page that it is about, without the site's address. */
  path: Generated<string>;
  link: JSONColumnType<NoticeLink | null, string | null, string | null>;
  created_at: CreatedAt;
  due_at: Date;
  digest: Generated<boolean>;
  attempts: Generated<number>;
  /** Whoever sends it has until then; later somebody else may. */
  claimed_until: Date | null;
  sent_at: Date | null;
  given_up_at: Date | null;
  error: Generated<string>;
  dedupe: string | null;
}

interface NoticePreferenceTable {
  address: string;
  kind: NoticeKind;
  mode: NoticeMode;
}

interface EndorserTable {
  id: Once<string>;
  submission_id: Once<string>;
  name: string;
  place: Generated<string>;
  address: Generated<string>;
  state: Generated<EndorserState>;
  source: Generated<string>;
  signatory: Generated<string>;
  function: Generated<string>;
  hash: Generated<string>;
  later_too: Generated<boolean>;
  answered_at: Date | null;
  added_by: Once<string>;
  added_at: CreatedAt;
}

interface SigningLinkTable {
  id: Once<string>;
  round_id: Once<string>;
  organisation_id: Once<string | null>;
  endorser_id: Once<string | null>;
  address: Once<string>;
  made_by: Once<string>;
  made_at: CreatedAt;
  expires_at: Date;
  revoked_at: Date | null;
  used_at: Date | null;
}

interface AnnexTable {
  id: Once<string>;
  submission_id: Once<string>;
  /** Whose minority view it is; null for an annex of all. */
  organisation_id: Once<string | null>;
  title: Once<string>;
  own: Once<boolean>;
  file_name: Once<string>;
  mime: Once<string>;
  file: Once<Uint8Array>;
  hash: Once<string>;
  body: Once<string>;
  /** Null where it was recorded by a link. */
  added_by: Once<string | null>;
  added_at: CreatedAt;
  removed_at: Date | null;
}

interface AccessLinkTable {
  token_hash: Once<string>;
  purpose: NoticeLink["purpose"];
  subject_id: string;
  created_at: CreatedAt;
  expires_at: Date;
  used_at: Date | null;
}
