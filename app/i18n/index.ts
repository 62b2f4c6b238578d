import { en } from "./en/index.js";

/** A message: text with `{name}` places, or one text per plural category chosen by `count`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Catalogue = typeof en;
export type MessageKey = { [Area in keyof Catalogue]: `${Area}.${Extract<keyof Catalogue[Area], string>}` }[keyof Catalogue];
export type Params = Record<string, string | number>;
export type Translate = (key: MessageKey, params?: Params) => string;

export const LOCALES = { en: { name: "English", direction: "ltr", catalogue: en } } as const;
export type Locale = keyof typeof LOCALES;

const translators = new Map<Locale, Translate>();

/** The messages of a locale; a place that no parameter fills stays visible as `{name}`. Made once, and of what `Intl` makes only what is asked for: it is dear. */
export function translator(locale: Locale): Translate {
  const made = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, made);
  return made;
}

function makeTranslator(locale: Locale): Translate {
  const areas: Record<string, Record<string, Message>> = LOCALES[locale].catalogue;
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (key, params = {}) => {
    const [area = "", name = ""] = key.split(/\.(.*)/s);
    const message = areas[area]?.[name] ?? key;
    const text =
      typeof message === "string"
        ? message
        : (message[(plurals ??= new Intl.PluralRules(locale)).select(Number(params.count ?? 0))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (place, param: string) => {
      const value = params[param];
      return value === undefined ? place : typeof value === "number" ? (numbers ??= new Intl.NumberFormat(locale)).format(value) : value;
    });
  };
}
