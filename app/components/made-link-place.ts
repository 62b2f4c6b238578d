/** Where a link that was just made is shown; the action of a form that makes one names it, so that the browser goes there without script too. */
export const MADE_LINK = "made-link";
