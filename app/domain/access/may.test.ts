import { describe, expect, it } from "vitest";
import {
  type Action,
  type Actor,
  assertMay,
  type CoalitionPlace,
  type LinkBearer,
  may,
  type PlatformRole,
  type Subject,
  type SubmissionState,
} from "./may.js";

const actor = (userId: string, ...roles: PlatformRole[]): Actor => ({ userId, name: userId, email: `${userId}@example.org`, roles });
const bearer = (roundId: string, bears: LinkBearer["bears"]): LinkBearer => ({ linkId: "l", roundId, bears });
const people = {
  nobody: null,
  "bearer of a link to sign": bearer("round", { organisationId: "guest" }),
  "bearer of a link to endorse": bearer("round", { endorserId: "e" }),
  "bearer of a link to another round": bearer("before", { organisationId: "guest" }),
  stranger: actor("stranger"),
  lead: actor("lead"),
  author: actor("author"),
  signatory: actor("signatory"),
  reviewer: actor("reviewer", "reviewer"),
  administrator: actor("administrator", "administrator"),
  "member of the organisation": actor("member"),
  "administrator of the organisation": actor("admin"),
};
type Who = keyof typeof people;

const places: CoalitionPlace[] = (["lead", "author", "signatory"] as const).map((role) => ({ userId: role, organisationId: "o", role }));
const organisation: Subject = { type: "organisation", memberIds: ["member", "admin"], adminIds: ["admin"] };
const coalition: Subject = { type: "coalition", places };
const submission = (state: SubmissionState): Subject => ({ type: "submission", state, places });

const round = (open: boolean): Subject => ({ type: "round", id: "round", open });
const signedIn = (Object.keys(people) as Who[]).filter((who) => who !== "nobody" && !who.startsWith("bearer"));
const coalitionPeople: Who[] = ["lead", "author", "signatory"];

/** Action, subject, and everybody who may; all others may not. */
const TABLE: [Action, string, Subject, Who[]][] = [
  ["installation.administer", "the installation", { type: "installation" }, ["administrator"]],
  ["organisation.create", "the installation", { type: "installation" }, signedIn],
  ["organisation.read", "an organisation", organisation, signedIn],
  ["organisation.edit", "an organisation", organisation, ["administrator of the organisation", "administrator"]],
  ["review.read", "a review", { type: "review" }, signedIn],
  ["review.open", "a review", { type: "review" }, ["administrator"]],
  ["review.import-recommendations", "a review", { type: "review" }, ["administrator"]],
  ["review.review", "a review", { type: "review" }, ["reviewer", "administrator"]],
  ["review.publish", "a review", { type: "review" }, ["reviewer", "administrator"]],
  ["publication.read", "what is public", { type: "publication", withdrawn: false }, Object.keys(people) as Who[]],
  ["publication.read", "what was withdrawn", { type: "publication", withdrawn: true }, []],
  ["publication.read", "a filed text", submission("filed"), []],
  ["coalition.found", "a review", { type: "review" }, signedIn],
  ["coalition.read", "a coalition", coalition, coalitionPeople],
  ["coalition.invite", "a coalition", coalition, ["lead"]],
  ["coalition.edit", "a coalition", coalition, ["lead"]],
  ["submission.create", "a coalition", coalition, ["lead"]],
  ["coalition.invite-colleague", "the coalition", coalition, coalitionPeople],
  ["submission.follow", "a draft", submission("draft"), coalitionPeople],
  ["submission.follow", "a filed text", submission("filed"), coalitionPeople],
  ["submission.read", "a draft", submission("draft"), coalitionPeople],
  ["submission.read", "a text in sign-off", submission("sign-off"), coalitionPeople],
  ["submission.read", "a filed text", submission("filed"), [...coalitionPeople, "reviewer", "administrator"]],
  ["submission.read", "a withdrawn text", submission("withdrawn"), coalitionPeople],
  ["submission.write", "a draft", submission("draft"), ["lead", "author"]],
  ["submission.write", "a text in sign-off", submission("sign-off"), []],
  ["submission.write", "a filed text", submission("filed"), []],
  ["submission.comment", "a draft", submission("draft"), coalitionPeople],
  ["submission.comment", "a text in sign-off", submission("sign-off"), coalitionPeople],
  ["submission.comment", "a filed text", submission("filed"), []],
  ["submission.suggest", "a draft", submission("draft"), coalitionPeople],
  ["submission.suggest", "a text in sign-off", submission("sign-off"), []],
  ["submission.open-sign-off", "a draft", submission("draft"), ["lead"]],
  ["submission.fit-kind", "a draft", submission("draft"), ["lead"]],
  ["submission.fit-kind", "a text in sign-off", submission("sign-off"), []],
  ["submission.set-aside", "a draft", submission("draft"), ["lead"]],
  ["submission.set-aside", "a text in sign-off", submission("sign-off"), []],
  ["submission.set-aside", "a filed text", submission("filed"), []],
  ["submission.bring-back", "what is set aside", submission("set-aside"), ["lead"]],
  ["submission.bring-back", "a draft", submission("draft"), []],
  ["submission.write", "what is set aside", submission("set-aside"), []],
  ["submission.comment", "what is set aside", submission("set-aside"), []],
  ["submission.read", "what is set aside", submission("set-aside"), coalitionPeople],
  ["submission.sign", "a draft", submission("draft"), []],
  ["submission.sign", "a text in sign-off", submission("sign-off"), ["signatory"]],
  ["submission.reopen", "a text in sign-off", submission("sign-off"), ["lead"]],
  ["submission.reopen", "a filed text", submission("filed"), []],
  ["submission.file", "a text in sign-off", submission("sign-off"), ["lead"]],
  ["submission.file", "a draft", submission("draft"), []],
  ["submission.withdraw", "a filed text", submission("filed"), ["lead"]],
  ["submission.annex", "a draft", submission("draft"), ["lead", "author"]],
  ["submission.annex", "a text in sign-off", submission("sign-off"), []],
  ["submission.record-view", "a text in sign-off", submission("sign-off"), ["signatory"]],
  ["submission.record-view", "a filed text", submission("filed"), []],
  ["submission.endorsers", "a draft", submission("draft"), ["lead"]],
  ["submission.endorsers", "a text in sign-off", submission("sign-off"), ["lead"]],
  ["submission.endorsers", "a filed text", submission("filed"), []],
  ["submission.ask-by-link", "a text in sign-off", submission("sign-off"), ["lead"]],
  ["submission.ask-by-link", "a draft", submission("draft"), []],
  ["round.read", "an open round", round(true), ["bearer of a link to sign", "bearer of a link to endorse"]],
  ["round.read", "a closed round", round(false), []],
  ["round.sign", "an open round", round(true), ["bearer of a link to sign"]],
  ["round.sign", "a closed round", round(false), []],
  ["round.endorse", "an open round", round(true), ["bearer of a link to endorse"]],
  ["round.sign", "a text in sign-off", submission("sign-off"), []],
  // a right asked of the wrong kind of thing is no right
  ["coalition.invite", "an organisation", organisation, []],
  ["organisation.edit", "a coalition", coalition, []],
];

describe.each(TABLE)("%s on %s", (action, _, subject, allowed) => {
  it.each(Object.keys(people) as Who[])("%s", (who) => {
    expect(may(people[who], action, subject)).toBe(allowed.includes(who));
  });
});

describe("who may not is told", () => {
  it.each([
    ["the author of a draft", people.author, "submission.set-aside", submission("draft"), "forbidden"],
    ["a stranger to a draft", people.stranger, "submission.set-aside", submission("draft"), "not-found"],
    ["a reviewer before it is filed", people.reviewer, "submission.read", submission("draft"), "not-found"],
    ["a reviewer of what is filed", people.reviewer, "submission.withdraw", submission("filed"), "forbidden"],
    ["a signatory of a coalition", people.signatory, "coalition.edit", coalition, "forbidden"],
    ["the administrator, who is not of it", people.administrator, "coalition.edit", coalition, "not-found"],
    ["anybody of what all know", people.stranger, "review.open", { type: "review" }, "forbidden"],
  ] as [string, Actor, Action, Subject, string][])("%s", (_, who, action, subject, told) => {
    expect(() => assertMay(who, action, subject)).toThrow(told);
  });
});
