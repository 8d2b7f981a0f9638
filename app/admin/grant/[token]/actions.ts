"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { acceptPlatformGrant } from "@/lib/admin/accept-platform-grant";

export const acceptGrantAction = runAction(acceptPlatformGrant, () => redirect("/admin/users"));
