import { createContext, type ReactNode, useContext } from "react";
import { type Locale, LOCALES, type Translate, translator } from "./index.js";

const LocaleContext = createContext<Locale>("en");

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The page's language and the direction it is written in. */
export function useLocale(): { locale: Locale; direction: "ltr" | "rtl" } {
  const locale = useContext(LocaleContext);
  return { locale, direction: LOCALES[locale].direction };
}

/** `t("review.title", { state })`: the message in the page's language. */
export function useT(): Translate {
  return translator(useContext(LocaleContext));
}
