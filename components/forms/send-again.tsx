import { LonePage } from "@/components/frame/lone-page";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { outlivedWords } from "./refusals";
import { WayOn } from "./way-on";

interface SendAgainProps {
  /** The step that is missing. */
  reason: string;
  /** Everything that was posted but secrets, to the letter: where it goes stands in it too. */
  fields: readonly (readonly [name: string, text: string])[];
}

/** In the place of a form that cannot be drawn until a step is taken. It holds what was typed, and posts it again. */
export function SendAgain({ reason, fields }: SendAgainProps) {
  return (
    <LonePage
      title="This was not saved"
      lead="What you typed is kept in this page, apart from passwords and codes. Leave the page open until you have sent it again."
    >
      {/* The page that it stands in for could not say its own. */}
      <title>Not saved – Rollcall</title>
      <ErrorSummary
        title={
          <>
            {outlivedWords[reason]}
            <WayOn reason={reason} />
          </>
        }
      />
      <form method="post" encType="multipart/form-data">
        {fields.map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        <SubmitButton size="lg">Send again</SubmitButton>
      </form>
    </LonePage>
  );
}
