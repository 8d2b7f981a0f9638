/** A day that is ahead in every time zone, as forms write it. */
export const inTwoDays = () => new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString().slice(0, 10);
