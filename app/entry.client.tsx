import { RemixBrowser } from "@remix-run/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";

// each page that is loaded has its own place among those that ScrollRestoration keeps, as its script would see to before the first paint
const entry = history.state as { key?: string } | null;
if (!entry?.key) history.replaceState({ ...entry, key: Math.random().toString(36).slice(2) }, "");

// in one go, not in slices of a transition: between these the browser paints what the editor is about to replace
hydrateRoot(
  document,
  <StrictMode>
    <RemixBrowser />
  </StrictMode>,
);
