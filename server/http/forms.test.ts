import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { formAction, many, parseForm } from "./forms.js";

const form = (...entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};
const schema = z.object({
  name: z.string().trim().min(1).max(5),
  email: z.email(),
  password: z.string().min(10, "account.error-short-password"),
  roles: many(z.enum(["lead", "author"])),
  count: z.coerce.number().max(9).optional(),
});

describe("parseForm", () => {
  it("gives the value that the schema made", () => {
    const sent = form(["name", " Ana "], ["email", "a@b.org"], ["password", "long enough"], ["roles", "lead"], ["roles", "author"]);
    expect(parseForm(sent, schema)).toEqual({
      ok: true,
      value: { name: "Ana", email: "a@b.org", password: "long enough", roles: ["lead", "author"] },
    });
  });

  it("takes none or one of a field that may be sent several times", () => {
    const rest: [string, string][] = [
      ["name", "Ana"],
      ["email", "a@b.org"],
      ["password", "long enough"],
    ];
    expect(parseForm(form(...rest), schema)).toMatchObject({ value: { roles: [] } });
    expect(parseForm(form(...rest, ["roles", "author"]), schema)).toMatchObject({ value: { roles: ["author"] } });
  });

  it("answers 422 with an error for each field and what was typed, but never passwords or files", () => {
    const sent = form(
      ["_form", "join"],
      ["name", "too long a name"],
      ["email", "nowhere"],
      ["password", "short"],
      ["count", "12"],
      ["file", new File(["x"], "x.txt")],
    );
    const result = parseForm(sent, schema);
    if (result.ok) throw new Error("accepted");
    expect(result.response.init).toEqual({ status: 422 });
    expect(result.response.data).toEqual({
      form: "join",
      values: { name: "too long a name", email: "nowhere", count: "12" },
      errors: {
        name: { key: "common.error-too-long", params: { count: 5 } },
        email: { key: "common.error-email" },
        password: { key: "account.error-short-password", params: { count: 10 } },
        count: { key: "common.error-too-big", params: { count: 9 } },
      },
    });
  });

  it("asks to fill in what was left empty", () => {
    const result = parseForm(form(["name", ""], ["email", ""]), schema);
    expect(result).toMatchObject({
      response: { data: { errors: { name: { key: "common.error-required" }, email: { key: "common.error-required" } } } },
    });
  });
});

describe("formAction", () => {
  it("returns what the command returned", async () => {
    expect(await formAction(form(), () => Promise.resolve("done"))).toBe("done");
  });

  it("turns a refusal into the form's error with its status, keeping what was typed", async () => {
    const answer = await formAction(form(["name", "Ana"]), () => Promise.reject(new Refusal("over-limit", { words: 6000 })));
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { form: "form", values: { name: "Ana" }, errors: {}, refusal: { code: "over-limit", params: { words: 6000 } } },
    });
  });

  it("throws on what nobody expected", async () => {
    await expect(formAction(form(), () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});
