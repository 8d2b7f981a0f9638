import type { projectSenders } from "@/db/schema/projects";
import type { ProjectRow } from "@/lib/usecase/rows";

/** What each form of the settings can change, by the names of its fields. */
export const brandingOf = ({ brandName }: ProjectRow) => ({ brandName });

export const emailSignInOf = ({ hasEmailSignIn }: ProjectRow) => ({ isOn: hasEmailSignIn });

export const folderPermissionsOf = ({ hasFolderPermissions }: ProjectRow) => ({ isOn: hasFolderPermissions });

export const senderOf = ({ value }: Pick<typeof projectSenders.$inferSelect, "value">) => ({ value });

/** The project as the log names it. */
export const inLogAs = ({ id, name }: ProjectRow) => ({ id, name });
