/** How much a project may hold, so that its tree is read in one statement and drawn on one page. */
export const mostFolders = 500;
export const mostTemplates = 1000;
/** A folder at the top stands at depth one. */
export const deepestFolder = 10;
