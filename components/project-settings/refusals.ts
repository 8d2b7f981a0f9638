const gone = "This project is no longer there, or no longer open to you.";
const forbidden = "You no longer manage the settings of this project.";

const senderWords = {
  taken: "The project has this one already",
  not_found: "This sender is no longer there.",
  forbidden,
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const projectSettingsRefusals = {
  edit_branding: { forbidden, not_found: gone },
  set_logo: {
    logo_empty: "Choose a picture",
    logo_too_large: "This picture is larger than 1 MB. Choose a smaller one",
    logo_svg: "SVG files can hold programs, so they are not taken. Save the logo as PNG",
    logo_other_kind: "This is not a picture that can be used. Choose a PNG, JPEG or WebP file",
    logo_animated: "This picture moves. Choose one that does not",
    logo_too_many_pixels: "This picture has more than 16 million pixels. Make it smaller, 400 by 400 is enough",
    logo_broken: "This picture is damaged or cut off. Save it again, or choose another",
    forbidden,
    not_found: gone,
  },
  remove_logo: { forbidden, not_found: gone },
  set_email_sign_in: { forbidden, not_found: gone },
  set_folder_permissions: { forbidden, not_found: gone },
  add_sender: { ...senderWords, too_many_senders: "There are {most} of these already. Remove one first." },
  change_sender: senderWords,
  make_default_sender: { forbidden, not_found: senderWords.not_found },
  remove_sender: {
    is_default: "This is the default. Make another one the default first.",
    forbidden,
    not_found: senderWords.not_found,
  },
};
