/**
 * Whose each Yjs client id is. Yjs takes a letter for known by its client id and number alone, so somebody who wrote under another
 * person's id would make that person's next words vanish, though they are told that they are saved.
 */
export interface Claims {
  /** A connection says that it is this client; false where somebody else is. */
  claim(clientId: number, userId: string): boolean;
  /** It has written: the id stays that person's also while they are offline. */
  wrote(clientId: number): void;
  /** Its connection ended. */
  release(clientId: number): void;
  isAnothers(clientId: number, userId: string): boolean;
}

export function createClaims(): Claims {
  const claims = new Map<number, { userId: string; lasting: boolean }>();
  const isAnothers = (clientId: number, userId: string) => {
    const claim = claims.get(clientId);
    return claim !== undefined && claim.userId !== userId;
  };
  return {
    claim(clientId, userId) {
      if (isAnothers(clientId, userId)) return false;
      if (!claims.has(clientId)) claims.set(clientId, { userId, lasting: false });
      return true;
    },
    wrote(clientId) {
      const claim = claims.get(clientId);
      if (claim) claim.lasting = true;
    },
    release(clientId) {
      // who was refused before anything of theirs was stored may have claimed another's id: nothing of that remains
      if (claims.get(clientId)?.lasting === false) claims.delete(clientId);
    },
    isAnothers,
  };
}
