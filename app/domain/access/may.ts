import { Refusal } from "../refusal.js";

/** Who acts. Roles of the installation are here; roles in a coalition come with the subject. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  roles: readonly PlatformRole[];
}
export const PLATFORM_ROLES = ["administrator", "reviewer"] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** Somebody without an account who holds a link: it was made for one organisation, or one endorser, and for one frozen text. */
export interface LinkBearer {
  linkId: string;
  roundId: string;
  bears: { organisationId: string } | { endorserId: string };
}

export const COALITION_ROLES = ["lead", "author", "signatory"] as const;
export type CoalitionRole = (typeof COALITION_ROLES)[number];

/** A person's place in a coalition; one person may have several, for one or several organisations. */
export interface CoalitionPlace {
  userId: string;
  organisationId: string;
  role: CoalitionRole;
}

export const SUBMISSION_STATES = ["draft", "sign-off", "filed", "withdrawn", "set-aside"] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What is acted on, with the facts that a right depends on. */
export type Subject =
  | { type: "installation" }
  | { type: "organisation"; memberIds: readonly string[]; adminIds: readonly string[] }
  | { type: "review" }
  /** What was made public, by a person, at an address of its own. */
  | { type: "publication"; withdrawn: boolean }
  | { type: "coalition"; places: readonly CoalitionPlace[] }
  | {
      type: "submission";
      state: SubmissionState;
      places: readonly CoalitionPlace[];
      /** A filing of it stands, which is so too while another is written to take its place. */
      filed?: boolean;
    }
  /** A frozen text that lies for signature, for whoever holds a link to it. */
  | { type: "round"; id: string; open: boolean };

export type Action =
  | "installation.administer"
  | "organisation.read"
  | "organisation.create"
  | "organisation.edit"
  | "review.read"
  | "review.open"
  | "review.import-recommendations"
  | "review.review"
  | "review.publish"
  | "publication.read"
  | "coalition.found"
  | "coalition.read"
  | "coalition.invite"
  | "coalition.invite-colleague"
  | "coalition.edit"
  | "submission.create"
  | "submission.read"
  | "submission.follow"
  | "submission.write"
  | "submission.comment"
  | "submission.suggest"
  | "submission.link"
  | "submission.keep-version"
  | "submission.restore"
  | "submission.plan"
  | "submission.open-sign-off"
  | "submission.fit-kind"
  | "submission.set-aside"
  | "submission.bring-back"
  | "submission.sign"
  | "submission.reopen"
  | "submission.file"
  | "submission.withdraw"
  | "submission.replace"
  | "submission.read-filed"
  | "submission.annex"
  | "submission.record-view"
  | "submission.endorsers"
  | "submission.ask-by-link"
  | "round.read"
  | "round.sign"
  | "round.endorse";

const place = (actor: Actor, places: readonly CoalitionPlace[], ...roles: CoalitionRole[]) =>
  places.some((p) => p.userId === actor.userId && (roles.length === 0 || roles.includes(p.role)));

/**
 * The one answer to "may this person do this to that?": pages, actions, sockets, exports and buttons all ask here.
 * `null` is somebody who has not signed in. States are judged too, so a button and its action cannot disagree.
 */
export function may(actor: Actor | LinkBearer | null, action: Action, subject: Subject): boolean {
  // the only thing that nobody has to sign in for
  if (action === "publication.read") return subject.type === "publication" && !subject.withdrawn;
  if (!actor) return false;
  if ("linkId" in actor) return bearerMay(actor, action, subject);
  const administers = actor.roles.includes("administrator");
  const reviews = actor.roles.includes("reviewer") || administers;
  switch (action) {
    case "installation.administer":
    case "review.open":
    case "review.import-recommendations":
      return administers;
    case "review.review":
    case "review.publish":
      return reviews;
    case "organisation.create":
    case "organisation.read":
    case "review.read":
    case "coalition.found":
      return true;
    case "organisation.edit":
      return subject.type === "organisation" && (administers || subject.adminIds.includes(actor.userId));
    // into one's own organisation; the command sees to whose it is
    case "coalition.invite-colleague":
    case "coalition.read":
      return subject.type === "coalition" && place(actor, subject.places);
    case "coalition.invite":
    case "coalition.edit":
    case "submission.create":
      return subject.type === "coalition" && place(actor, subject.places, "lead");
    // the live document keeps what was taken out of the text: only those who write and sign it may open that
    case "submission.follow":
      return subject.type === "submission" && place(actor, subject.places);
    // also on a frozen text: a signatory sends it back with comments
    case "submission.comment":
      return subject.type === "submission" && ["draft", "sign-off"].includes(subject.state) && place(actor, subject.places);
    case "submission.suggest":
      return subject.type === "submission" && subject.state === "draft" && place(actor, subject.places);
    case "submission.read":
      return subject.type === "submission" && (place(actor, subject.places) || (reviews && subject.state === "filed"));
    case "submission.write":
    case "submission.link":
    case "submission.keep-version":
    case "submission.restore":
      return subject.type === "submission" && subject.state === "draft" && place(actor, subject.places, "author", "lead");
    case "submission.plan":
    case "submission.open-sign-off":
    case "submission.fit-kind":
    case "submission.set-aside":
      return subject.type === "submission" && subject.state === "draft" && place(actor, subject.places, "lead");
    case "submission.sign":
      return subject.type === "submission" && subject.state === "sign-off" && place(actor, subject.places, "signatory");
    case "submission.reopen":
      return subject.type === "submission" && subject.state === "sign-off" && place(actor, subject.places, "lead");
    case "submission.bring-back":
      return subject.type === "submission" && subject.state === "set-aside" && place(actor, subject.places, "lead");
    case "submission.file":
      return subject.type === "submission" && subject.state === "sign-off" && place(actor, subject.places, "lead");
    case "submission.read-filed":
      return subject.type === "submission" && (place(actor, subject.places) || (reviews && subject.filed === true));
    case "submission.annex":
      return subject.type === "submission" && subject.state === "draft" && place(actor, subject.places, "author", "lead");
    // what one organisation sees otherwise is said when the text is fixed
    case "submission.record-view":
      return subject.type === "submission" && subject.state === "sign-off" && place(actor, subject.places, "signatory");
    case "submission.endorsers":
      return subject.type === "submission" && ["draft", "sign-off"].includes(subject.state) && place(actor, subject.places, "lead");
    case "submission.ask-by-link":
      return subject.type === "submission" && subject.state === "sign-off" && place(actor, subject.places, "lead");
    // people with an account act on the submission
    case "round.read":
    case "round.sign":
    case "round.endorse":
      return false;
    case "submission.replace":
    case "submission.withdraw":
      return subject.type === "submission" && subject.state === "filed" && place(actor, subject.places, "lead");
  }
}

/** Refuses what may not be done: "forbidden", or "not-found" to whoever has no part in it, so that nobody learns by asking what there is. */
export function assertMay(actor: Actor, action: Action, subject: Subject): void {
  if (!may(actor, action, subject)) throw new Refusal(knowsOf(actor, subject) ? "forbidden" : "not-found");
}

function knowsOf(actor: Actor, subject: Subject): boolean {
  switch (subject.type) {
    case "coalition":
      return may(actor, "coalition.read", subject);
    case "submission":
      return may(actor, "submission.read", subject) || may(actor, "submission.read-filed", subject);
    default:
      return true;
  }
}

/** A link opens its own frozen text while that lies for signature, and nothing else. */
function bearerMay({ roundId, bears }: LinkBearer, action: Action, subject: Subject): boolean {
  if (subject.type !== "round" || subject.id !== roundId || !subject.open) return false;
  switch (action) {
    case "round.read":
      return true;
    case "round.sign":
      return "organisationId" in bears;
    case "round.endorse":
      return "endorserId" in bears;
    default:
      return false;
  }
}
