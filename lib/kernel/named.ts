/** A thing as others name it: what the log keeps of a project, and what a page calls it. */
export const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
