import { createContext, useContext } from "react";

/** The nonce that the content security policy of this response asks of scripts; undefined in the browser, which hides it. */
export const NonceContext = createContext<string | undefined>(undefined);
export const useNonce = () => useContext(NonceContext);
