"use client";

import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  startTransition,
  useActionState,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import { useForm } from "react-hook-form";
import type { ZodType } from "zod";
import { Note } from "@/components/ui/note";
import { type FormAction, type FormState, idle } from "@/lib/kernel/form-state";
import { errorsOf, messagesOf, stoppedHere } from "./field-errors";
import { FormContext, registration } from "./form-context";
import { FormLayout } from "./form-layout";
import { formResolver, standingForm } from "./form-resolver";
import { FormSummary } from "./form-summary";
import { postAction } from "./post-action";
import { fieldSentences, type Sentences } from "./refusal-sentence";
import { isStepUp, StepUpNote, useStepUp } from "./step-up";

export interface CommandFormProps<Value> {
  action: FormAction<Value>;
  /** What posts instead where JavaScript runs: for a form that posts several times. */
  withScript?: FormAction<Value>;
  /** Checks in the browser, before the server's own. Messages are keys or sentences, as in a refusal. */
  schema?: ZodType;
  sentences?: Sentences;
  /** Sent along unseen. */
  hidden?: Readonly<Record<string, string>>;
  /** Called once for each success. */
  onDone?: (value: Value) => void;
  /** Shown above the fields after a success, where no `onDone` says so: without JavaScript, or by choice. */
  doneNote?: ReactNode;
  /** Empties the fields again after a success. */
  resetOnDone?: boolean;
  /**
   * "dialog" puts the fields in a dialog's body and the buttons in its foot; "settings" holds sections of settings; "rows" is
   * one section by itself, in a card.
   */
  layout?: "plain" | "dialog" | "settings" | "rows";
  /** The buttons. */
  footer?: ReactNode;
  className?: string;
  /** For a button outside the form that names it, and so works without JavaScript too. */
  id?: string;
  /** For a button outside the form. */
  formRef?: RefObject<HTMLFormElement | null>;
  children?: ReactNode;
}

/** A form that posts to a server action: by itself without JavaScript, with checks and without a page load with it. */
export function CommandForm<Value>(props: CommandFormProps<Value>) {
  const { action, schema, sentences = {}, hidden = {}, onDone, resetOnDone = false } = props;
  const formId = useId();
  const ownRef = useRef<HTMLFormElement>(null);
  const form = props.formRef ?? ownRef;
  // Without JavaScript the answer comes with the page; with it, from the call that `submit` makes itself.
  const [given, postWithoutScript] = useActionState<FormState, FormData>(action as FormAction, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, startAsking] = useTransition();
  const state = answer ?? given;
  // Once for each answer: what react-hook-form has forgotten since does not come back.
  const answered = useMemo(() => errorsOf(state), [state]);
  const engine = useForm({
    mode: "onBlur",
    reValidateMode: "onChange",
    shouldFocusError: false,
    resolver: formResolver(schema, standingForm(form)),
    ...(answered ? { errors: answered } : {}),
  });
  // What was typed over one state is no answer to another, though the page be drawn anew beneath it: only saving it is. A
  // success comes in one transition with the page that it has drawn anew, so what that page says is read with it and not
  // later: a redraw for any other reason shows what others have saved since.
  const [seen, setSeen] = useState(hidden.seen);
  const [followed, setFollowed] = useState(answer);
  if (answer !== followed) {
    setFollowed(answer);
    if (answer?.status === "done") setSeen(hidden.seen);
  }
  const stepUp = useStepUp();

  const typed = state.status === "refused" ? state.values : null;
  // While the next answer is on its way, the last one no longer counts.
  const refused = state.status === "refused" && !pending ? state : null;
  const facts = state.status === "refused" ? state.facts : {};
  const errors = fieldSentences(messagesOf(engine.formState.errors), sentences, facts);

  async function ask(data: FormData) {
    const said = await postAction(props.withScript ?? action, state as FormState<Value>, data);
    // The proof is given in a dialog, and what was asked for is asked again: nothing typed is lost.
    if (isStepUp(said) && stepUp) stepUp.ask(said, () => startAsking(() => ask(data)));
    // In one transition with the answer: who reads that it is saved can send the form again. Not in an effect: what the
    // form stands in may be gone from the page that comes with the answer.
    startTransition(() => {
      if (said.status === "done") {
        if (resetOnDone) form.current?.reset();
        engine.reset();
        onDone?.(said.value);
      }
      setAnswer(said);
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    // A button with an action of its own is not this form's business.
    if (submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, submitter);
    // Started by hand rather than by the `action` prop, after which React would empty all fields.
    startAsking(
      engine.handleSubmit(
        () => ask(data),
        (stopped) => startTransition(() => setAnswer(stoppedHere(stopped, data))),
      ),
    );
  }

  const summary =
    refused && isStepUp(refused) ? (
      <StepUpNote />
    ) : refused ? (
      <FormSummary refused={refused} sentences={sentences} formId={formId} />
    ) : state.status === "done" && props.doneNote && !pending && !(answer && onDone) ? (
      <div role="status">
        <Note>{props.doneNote}</Note>
      </div>
    ) : null;

  return (
    <FormContext
      value={{ formId, errors, values: typed, answer: state, register: (name) => registration(engine, name) }}
    >
      <FormLayout
        {...(props.id ? { id: props.id } : {})}
        formRef={form}
        action={postWithoutScript}
        onSubmit={submit}
        hidden={seen === undefined ? hidden : { ...hidden, seen: typed?.seen ?? seen }}
        summary={summary}
        layout={props.layout ?? "plain"}
        footer={props.footer}
        className={props.className ?? ""}
      >
        {props.children}
      </FormLayout>
    </FormContext>
  );
}
