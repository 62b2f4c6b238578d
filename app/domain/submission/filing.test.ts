import { describe, expect, it } from "vitest";
import { isRefusal } from "../refusal.js";
import { assertFileable, type FilingFacts, filingObstacles, unsignedOrganisations } from "./filing.js";

const organisations = [
  { id: "a", name: "Alpha" },
  { id: "b", name: "Beta" },
];
const signed = (organisationId: string, hash = "h") => ({ organisationId, decision: "signed" as const, hash });
// 23:59 in Geneva: summer time on 14 July (UTC+2), winter time on 8 January (UTC+1)
const SUMMER = new Date("2026-07-14T21:59:00Z");
const WINTER = new Date("2026-01-08T22:59:00Z");

const facts = (changes: Partial<FilingFacts> = {}): FilingFacts => ({
  state: "sign-off",
  words: 5630,
  limit: 5630,
  findings: [],
  hash: "h",
  signatures: [signed("a"), signed("b")],
  organisations,
  now: new Date("2026-07-01T10:00:00Z"),
  opensAt: null,
  deadline: SUMMER,
  ...changes,
});
const later = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);

const TABLE: [string, Partial<FilingFacts>, [string, Record<string, string | number>][]][] = [
  ["nothing in the way, exactly at the limit", {}, []],
  ["one word over", { words: 5631 }, [["over-limit", { words: 5631, limit: 5630, over: 1 }]]],
  ["a minute before the deadline in summer", { now: later(SUMMER, -1) }, []],
  ["at the deadline", { now: SUMMER }, []],
  ["a minute after it in summer", { now: later(SUMMER, 1) }, [["after-deadline", { deadline: SUMMER.toISOString() }]]],
  ["a minute before the deadline in winter", { deadline: WINTER, now: later(WINTER, -1) }, []],
  ["a minute after it in winter", { deadline: WINTER, now: later(WINTER, 1) }, [["after-deadline", { deadline: WINTER.toISOString() }]]],
  ["before the window", { opensAt: new Date("2026-07-02T00:00:00Z") }, [["before-window", { opens: "2026-07-02T00:00:00.000Z" }]]],
  ["when the window opens", { opensAt: new Date("2026-07-01T10:00:00Z") }, []],
  ["nobody signed", { signatures: [] }, [["unsigned", { organisations: "Alpha, Beta" }]]],
  ["one refused", { signatures: [signed("a"), { ...signed("b"), decision: "refused" }] }, [["unsigned", { organisations: "Beta" }]]],
  ["one signed another text", { signatures: [signed("a"), signed("b", "other")] }, [["unsigned", { organisations: "Beta" }]]],
  ["a stranger's signature does not help", { signatures: [signed("a"), signed("x")] }, [["unsigned", { organisations: "Beta" }]]],
  ["still a draft", { state: "draft" }, [["wrong-state", { state: "draft" }]]],
  ["filed already", { state: "filed" }, [["wrong-state", { state: "filed" }]]],
  ["advice does not block", { findings: [{ code: "keywords-missing", severity: "advice", params: {} }] }, []],
  [
    "blocking findings, each code once",
    {
      findings: [
        { code: "language", severity: "blocking", params: {} },
        { code: "abusive-language", severity: "blocking", params: {}, block: "1" },
        { code: "abusive-language", severity: "blocking", params: {}, block: "2" },
      ],
    },
    [["checks-failed", { what: "language, abusive-language" }]],
  ],
  [
    "length and deadline are told once, by their own obstacles",
    {
      words: 6000,
      now: later(SUMMER, 60),
      findings: [
        { code: "length", severity: "blocking", params: {} },
        { code: "deadline", severity: "blocking", params: {} },
      ],
    },
    [
      ["after-deadline", { deadline: SUMMER.toISOString() }],
      ["over-limit", { words: 6000, limit: 5630, over: 370 }],
    ],
  ],
];

describe("what stands between a submission and its filing", () => {
  it.each(TABLE)("%s", (_name, changes, expected) => {
    expect(filingObstacles(facts(changes)).map(({ code, params }) => [code, params])).toEqual(expected);
  });

  it("hands the blocking findings on, so that a page can show where they are", () => {
    const finding = { code: "abusive-language", severity: "blocking", params: {}, block: "7" } as const;
    expect(filingObstacles(facts({ findings: [finding] }))[0]?.findings).toEqual([finding]);
  });

  it("throws the first obstacle", () => {
    expect(() => assertFileable(facts())).not.toThrow();
    try {
      assertFileable(facts({ words: 5640, signatures: [] }));
      expect.unreachable();
    } catch (error) {
      expect(isRefusal(error) && error.code).toBe("over-limit");
    }
  });

  it("names who has not signed exactly this text", () => {
    expect(unsignedOrganisations({ hash: "h", signatures: [signed("a")], organisations })).toEqual([organisations[1]]);
  });
});
