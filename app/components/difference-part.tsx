import type { ReactNode } from "react";
import { directionOf } from "~/app/domain/document/direction.js";

interface DifferencePartProps {
  title: string;
  /** BCP 47, of words that are the text's own. */
  language?: string;
  children: ReactNode;
}

/** A titled list of changes outside the text itself. */
export const DifferencePart = ({ title, language, children }: DifferencePartProps) => (
  <section>
    <h3>{title}</h3>
    <ul className="difference__list" lang={language} dir={language && directionOf(language)}>
      {children}
    </ul>
  </section>
);
