/** With a capital first letter, as a sentence or a label begins. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
