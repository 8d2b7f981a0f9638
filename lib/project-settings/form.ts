import { z } from "zod";
import { formOf, readAnswer, readOptional, readTick } from "@/lib/kernel/form-fields";
import { largestPicture } from "@/lib/kernel/largest-picture";
import {
  addSenderInput,
  changeSenderInput,
  editBrandingInput,
  setEmailSignInInput,
  setFolderPermissionsInput,
  setLogoInput,
} from "./input";

export const editBrandingForm = formOf(editBrandingInput, ({ brandName, ...rest }) => ({
  ...rest,
  brandName: readOptional(brandName),
}));

export const setLogoForm = formOf(setLogoInput, (fields) => fields, { files: ["picture"] });

/** What a browser can tell of a picture before it is sent: there it is a `File`. Everything else is the server's to see. */
export const chosenPicture = z.looseObject({
  picture: z
    .custom<{ readonly size: number }>((file) => typeof file === "object" && file !== null && "size" in file)
    .refine(({ size }) => size > 0, "Choose a picture")
    .refine(({ size }) => size <= largestPicture, "This picture is larger than 1 MB. Choose a smaller one"),
});

export const setEmailSignInForm = formOf(setEmailSignInInput, ({ isOn, ...rest }) => ({
  ...rest,
  isOn: readAnswer(isOn),
}));

export const setFolderPermissionsForm = formOf(setFolderPermissionsInput, ({ isOn, ...rest }) => ({
  ...rest,
  isOn: readAnswer(isOn),
}));

export const addSenderForm = formOf(addSenderInput, ({ isDefault, ...rest }) => ({
  ...rest,
  isDefault: readTick(isDefault),
}));

export const changeSenderForm = formOf(changeSenderInput, (fields) => fields);
