import { createContext, type ReactElement } from "react";

/** On the server: an element as HTML, drawn when nothing is kept for this key, which must name all that it is drawn from. Null in the browser. */
export type Drawn = (key: string, element: ReactElement) => string;
export const DrawnContext = createContext<Drawn | null>(null);
