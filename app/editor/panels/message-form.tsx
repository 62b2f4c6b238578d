import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { RefusalCode } from "~/app/domain/refusal.js";
import { LIMITS, type Person } from "~/app/domain/threads/threads.js";
import { useT } from "~/app/i18n/react.js";
import { useInWriting } from "../in-writing.js";
import { useDiscussion } from "../threads/context.js";
import { useFocusKept } from "../use-focus-kept.js";

interface MessageFormProps {
  /** Where the words belong: they are kept under this name until they are sent or thrown away. */
  place: string;
  label: string;
  sendLabel: string;
  autoFocus?: boolean;
  /** Sends what was written; says why not where it was refused, and then nothing of it is lost. */
  onSend(body: string): Promise<RefusalCode | null>;
  onCancel(): void;
}

/** Where one goes on when the form is left or gone: at its thread, else in the panel. */
const outOf = (form: HTMLFormElement) => form.closest<HTMLElement>("li.thread") ?? document.getElementById("panel");

/** The name that is being typed after an @ before the cursor; null where none is. */
function typedName(area: HTMLTextAreaElement | null): string | null {
  const before = area?.value.slice(0, area.selectionStart) ?? "";
  return /(?:^|[\s(])@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+)?)$/u.exec(before)?.[1] ?? null;
}

const matching = (people: readonly Person[], name: string) =>
  people
    .filter(
      (person) => person.name !== name && `${person.name} ${person.organisation}`.toLocaleLowerCase().includes(name.toLocaleLowerCase()),
    )
    .slice(0, 6);

/** Where a comment or a reply is written: plain words, and people by "@". Ctrl+Enter sends. */
export function MessageForm({ place, label, sendLabel, autoFocus, onSend, onCancel }: MessageFormProps) {
  const t = useT();
  const id = useId();
  const { people } = useDiscussion();
  const form = useFocusKept<HTMLFormElement>(outOf);
  const area = useRef<HTMLTextAreaElement>(null);
  const [kept, keep] = useInWriting(place);
  const body = kept ?? "";
  const setBody = (typed: string) => keep(typed || null);
  const [offered, setOffered] = useState<Person[]>([]);
  const [chosen, setChosen] = useState(0);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<RefusalCode | null>(null);

  // its buttons too, where the panel is low
  useEffect(() => {
    if (autoFocus) form.current?.scrollIntoView({ block: "nearest" });
  }, [autoFocus, form]);
  const tooLong = body.trim().length > LIMITS.body;

  const offer = () => {
    const name = typedName(area.current);
    setOffered(name === null ? [] : matching(people, name));
    setChosen(0);
  };
  const mention = (person: Person) => {
    const at = area.current!.selectionStart;
    const before = body.slice(0, at - typedName(area.current)!.length) + person.name;
    setBody(before + body.slice(at));
    setOffered([]);
    area.current!.focus();
  };
  const send = async () => {
    if (body.trim() === "" || tooLong || sending) return;
    setOffered([]);
    setSending(true);
    const code = await onSend(body.trim());
    setSending(false);
    setRefused(code);
    // what was typed on meanwhile stays
    if (code === null) keep((now) => (now?.startsWith(body) ? now.slice(body.length).trimStart() : now) || null);
  };
  const cancel = () => {
    setBody("");
    onCancel();
  };
  const keys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (offered.length > 0 && by !== 0) setChosen((chosen + by + offered.length) % offered.length);
    else if (offered.length > 0 && (event.key === "Enter" || event.key === "Tab")) mention(offered[chosen]!);
    else if (event.key === "Escape") {
      if (offered.length > 0) setOffered([]);
      else if (body.trim() === "") cancel();
      else outOf(form.current!)?.focus();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      ref={form}
      className="message-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={area}
        rows={3}
        dir="auto"
        autoFocus={autoFocus}
        value={body}
        aria-haspopup="listbox"
        aria-controls={`${id}-people`}
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${id}-${String(chosen)}` : undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          setBody(event.currentTarget.value);
          offer();
        }}
        onKeyDown={keys}
        onBlur={() => setOffered([])}
      />
      <ul
        id={`${id}-people`}
        role="listbox"
        aria-label={t("comments.people")}
        className="message-form__people"
        hidden={offered.length === 0}
      >
        {offered.map((person, i) => (
          <li
            key={person.userId}
            id={`${id}-${String(i)}`}
            role="option"
            aria-selected={i === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              mention(person);
            }}
          >
            {person.name} <span className="quiet">{person.organisation}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-help`} className="quiet">
        {t("comments.body-help")}
      </p>
      {tooLong && (
        <p role="alert" className="message-form__refused">
          {t("comments.too-long", { most: LIMITS.body, count: body.trim().length })}
        </p>
      )}
      {refused && (
        <p role="alert" className="message-form__refused">
          {t("comments.not-sent")} {t(`refusal.${refused}`)}
        </p>
      )}
      {/* the press leaves the focus where it is: with the people offered the buttons would move up from under it */}
      <p className="message-form__actions" onMouseDown={(event) => event.preventDefault()}>
        <button
          type="submit"
          className="button button--small button--primary"
          aria-disabled={body.trim() === "" || tooLong || sending || undefined}
        >
          {sendLabel}
        </button>
        <button type="button" className="link-button" onClick={cancel}>
          {t("comments.cancel")}
        </button>
      </p>
    </form>
  );
}
