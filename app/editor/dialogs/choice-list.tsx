import { type ReactNode, useId, useState } from "react";
import { useT } from "~/app/i18n/react.js";

interface ChoiceListProps<T> {
  label: string;
  search(query: string): readonly T[];
  keyOf(choice: T): string;
  show(choice: T): ReactNode;
  onChoose(choice: T): void;
}

const MOST = 30;

/** A list to search in and choose from: typed words narrow it, the arrow keys walk it, Enter chooses. */
export function ChoiceList<T>({ label, search, keyOf, show, onChoose }: ChoiceListProps<T>) {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  const all = search(query);
  const found = all.slice(0, MOST);
  const active = Math.min(index, found.length - 1);
  const walk = (by: number) => {
    const next = Math.min(Math.max(active + by, 0), found.length - 1);
    setIndex(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div className="choices">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="search"
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setIndex(0);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") walk(1);
            else if (event.key === "ArrowUp") walk(-1);
            else if (event.key === "Enter" && found[active] !== undefined) onChoose(found[active]);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <p className="quiet" role="status">
        {all.length > MOST ? t("writing.found-more", { count: all.length, shown: MOST }) : t("writing.found", { count: all.length })}
      </p>
      <ul id={`${id}-list`} role="listbox" aria-label={label}>
        {found.map((choice, i) => (
          <li key={keyOf(choice)} id={`${id}-${i}`} role="option" aria-selected={i === active} dir="auto" onClick={() => onChoose(choice)}>
            {show(choice)}
          </li>
        ))}
      </ul>
    </div>
  );
}
