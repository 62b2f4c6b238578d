import { describe, expect, it } from "vitest";
import { type Endorsement, isAddress, readEndorserLine, standsFor } from "./endorsers.js";

const read = (name: string, address = "", place = "") => ({ name, address, place });

describe("a line of a list of endorsers", () => {
  it.each([
    ["Readers", read("Readers")],
    ["Médecins du Monde, section belge", read("Médecins du Monde, section belge")],
    ["Readers, office@readers.example, Ghent", read("Readers", "office@readers.example", "Ghent")],
    ["Readers, section 2, office@readers.example", read("Readers, section 2", "office@readers.example")],
    ["Readers <Office@Readers.example>", read("Readers", "office@readers.example")],
    ["Readers;office@readers.example;Ghent, Belgium", read("Readers", "office@readers.example", "Ghent, Belgium")],
    ["Readers\tGhent\toffice@readers.example", read("Readers", "office@readers.example", "Ghent")],
    ["Friends of the Archive, , Ghent", read("Friends of the Archive", "", "Ghent")],
    ["  Общество  читателей ; a@чтение.рф ", read("Общество читателей", "a@чтение.рф")],
    ["   ", null],
    ["office@readers.example", "it does not begin with the name of an organisation"],
    ["Readers, office@readers", "“office@readers” is no e-mail address"],
    ["Readers, @", "its e-mail address is not complete"],
    ["12345", "it does not begin with the name of an organisation"],
    ["x".repeat(301), "the name is longer than 300 characters"],
  ])("%j", (line, expected) => {
    expect(readEndorserLine(line)).toEqual(expected);
  });

  it("never takes long to read", () => {
    for (const line of ["@".repeat(20_000), "a.".repeat(20_000) + "@", `a@${"-".repeat(20_000)}`]) readEndorserLine(line);
    expect(isAddress(`a@${"b.".repeat(200)}c`)).toBe(false);
  });
});

describe("an endorsement", () => {
  const given = (changes: Partial<Endorsement>): Endorsement => ({ state: "endorsed", hash: "h", laterToo: false, ...changes });
  it.each([
    ["of this text stands", given({}), true],
    ["of another text does not", given({ hash: "other" }), false],
    ["of another text that holds for later ones stands", given({ hash: "other", laterToo: true }), true],
    ["that the lead recorded stands", given({ state: "recorded", hash: "" }), true],
    ["that was declined does not", given({ state: "declined" }), false],
    ["that nobody answered does not", given({ state: "waiting" }), false],
  ])("%s", (_, endorsement, expected) => {
    expect(standsFor(endorsement, "h")).toBe(expected);
  });
});
