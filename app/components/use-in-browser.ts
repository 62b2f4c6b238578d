import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False while the server renders and until the browser has taken the page over. */
export const useInBrowser = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
