/** How much a project may hold, so that its tree is read in one statement and drawn on one page. */
export const mostFolders = 500;
export const mostTemplates = 1000;
/**
 * As its viewer sees it, a folder at the top at depth one: hidden ones that counted would tell of themselves. With them a
 * tree may be kept deeper, and no deeper than there are folders.
 */
export const deepestFolder = 10;
