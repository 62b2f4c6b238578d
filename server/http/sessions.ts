import type { Holder } from "../collab/access.js";
import type { Auth } from "./auth.js";

/** Finds whose session a request's cookie belongs to; null for nobody's. */
export const sessionBy =
  (auth: Auth) =>
  async (headers: Headers): Promise<Holder | null> => {
    const found = await auth.api.getSession({ headers });
    return found && { userId: found.user.id, sessionId: found.session.id };
  };
