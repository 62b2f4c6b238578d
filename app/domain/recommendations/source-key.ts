const PREFIX = "source:";

/**
 * What a link's `symbol` says of a source that is no outcome report: made of its file's SHA-256, so that the same file is the same source
 * in every installation, and a link that was signed still says which file it meant.
 */
export const sourceKey = (hash: string): string => PREFIX + hash.slice(0, 20);

/** Whether a link leads to a point of a source instead of a recommendation. */
export const isSourceKey = (symbol: string): boolean => symbol.startsWith(PREFIX);
