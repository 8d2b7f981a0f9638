/** 1 MB, in bytes: a logo of 400 by 400 is a tenth of that. */
export const largestPicture = 1024 * 1024;
