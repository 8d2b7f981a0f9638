"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { undoEmailChange } from "@/lib/accounts/undo-email-change";

export const undoAction = runAction(undoEmailChange, () => redirect("/undo-email-change/done"));
