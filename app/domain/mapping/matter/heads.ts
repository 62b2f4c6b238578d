import type { Head } from "./matter.js";

/**
 * Section heads of OHCHR's compilations and summaries, cycles 1 to 4 (domain facts, 2.3), and what OHCHR files under them. The
 * first that fits the beginning of a text counts; a head that is none of these is read by its own words.
 */
export const heads: readonly Head[] = [
  {
    terms:
      "scope of international obligations|international obligations|etendue des obligations internationales|alcance de las obligaciones internacionales",
    matters: { ratification: 1, "treaty-bodies": 0.5, "special-procedures": 0.5, upr: 0.5, cooperation: 0.2 },
  },
  {
    terms: "cooperation with international human rights mechanisms|cooperation with human rights mechanisms|cooperation with mechanisms",
    matters: { "treaty-bodies": 1, "special-procedures": 1, upr: 0.7 },
  },
  {
    terms:
      "national human rights framework|constitutional and legislative framework|institutional and human rights infrastructure|policy measures|institutional infrastructure|cadre national des droits|marco nacional de derechos",
    matters: { nhri: 1, legislation: 0.6, policies: 0.7, "action-plan": 0.7, "human-rights-education": 0.4, "civil-society": 0.2 },
  },
  {
    terms: "equality and non discrimination|egalite et non discrimination|igualdad y no discriminacion",
    matters: { equality: 1, racism: 0.8, lgbti: 0.6 },
  },
  {
    terms: "development the environment and business|development environment and business",
    matters: { development: 0.8, environment: 1, business: 1 },
  },
  { terms: "human rights and counter terrorism", matters: { terrorism: 1 } },
  {
    terms: "right to life liberty and security",
    matters: {
      life: 0.8,
      "death-penalty": 0.8,
      torture: 1,
      detention: 0.8,
      liberty: 0.7,
      disappearances: 0.6,
      "violence-against-women": 0.3,
    },
  },
  { terms: "international humanitarian law", matters: { "humanitarian-law": 1 } },
  {
    terms: "administration of justice including impunity|administration of justice",
    matters: { justice: 1, impunity: 0.9, "juvenile-justice": 0.4 },
  },
  {
    terms: "fundamental freedoms|freedom of religion or belief expression|libertes fondamentales|libertades fundamentales",
    matters: { expression: 1, religion: 0.9, assembly: 0.9, defenders: 0.8, participation: 0.6, "civil-society": 0.3 },
  },
  { terms: "prohibition of all forms of slavery|prohibition of slavery", matters: { trafficking: 1 } },
  { terms: "right to privacy marriage and family life|right to privacy and family life", matters: { privacy: 1, family: 1 } },
  { terms: "right to privacy", matters: { privacy: 1 } },
  { terms: "right to marriage and family life|right to family life", matters: { family: 1 } },
  { terms: "right to work", matters: { work: 1, "trade-unions": 0.6 } },
  {
    terms: "right to social security and to an adequate standard of living",
    matters: { "social-security": 1, living: 1, poverty: 0.8, housing: 0.7, water: 0.5, food: 0.5 },
  },
  { terms: "right to social security", matters: { "social-security": 1, poverty: 0.4 } },
  { terms: "right to an adequate standard of living", matters: { living: 1, poverty: 0.9, housing: 0.8, water: 0.6, food: 0.6 } },
  { terms: "right to health", matters: { health: 1, "reproductive-health": 0.6, hiv: 0.5 } },
  { terms: "right to education and to participate in the cultural life", matters: { education: 1, culture: 0.8 } },
  { terms: "right to education", matters: { education: 1 } },
  { terms: "cultural rights", matters: { culture: 1 } },
  { terms: "women", matters: { women: 1, "violence-against-women": 0.8, "women-in-public-life": 0.7 } },
  { terms: "children", matters: { children: 1, "child-protection": 0.8, "family-care": 0.5, "juvenile-justice": 0.5 } },
  { terms: "older persons", matters: { older: 1 } },
  { terms: "persons with disabilities", matters: { disability: 1 } },
  { terms: "indigenous peoples and minorities|minorities and indigenous peoples", matters: { minorities: 1, indigenous: 1 } },
  { terms: "minorities", matters: { minorities: 1 } },
  { terms: "indigenous peoples", matters: { indigenous: 1 } },
  { terms: "lesbian gay bisexual", matters: { lgbti: 1 } },
  { terms: "migrants refugees", matters: { migrants: 1, refugees: 1 } },
  { terms: "stateless persons", matters: { stateless: 1 } },
];
