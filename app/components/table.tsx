import { Children, cloneElement, createContext, isValidElement, type ReactNode, useContext, useId } from "react";

export interface TableHeader {
  label: string;
  /** Figures: set at the end of the column. */
  numeric?: boolean;
  /** Read out but not shown, for columns of buttons. */
  hidden?: boolean;
}

interface TableProps {
  caption: ReactNode;
  /** Where a heading just above says the same. */
  captionHidden?: boolean;
  headers: readonly (string | TableHeader)[];
  /** `<Row>`s. */
  children: ReactNode;
}

const Headers = createContext<readonly TableHeader[]>([]);

/** A table in a region that scrolls sideways, by keyboard too; on a phone every row is a card that repeats its headers. */
export function Table({ caption, captionHidden, headers, children }: TableProps) {
  const id = useId();
  const columns = headers.map((header): TableHeader => (typeof header === "string" ? { label: header } : header));
  return (
    <div className="table-region" role="region" aria-labelledby={id} tabIndex={0}>
      {/* the roles are written out: browsers drop them where the cards change how the parts are displayed */}
      <table role="table">
        <caption id={id} className={captionHidden ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, numeric, hidden }, index) => (
              <th key={index} scope="col" role="columnheader" className={numeric ? "numeric" : undefined}>
                {hidden ? <span className="visually-hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Headers.Provider value={columns}>{children}</Headers.Provider>
        </tbody>
      </table>
    </div>
  );
}

/** One row: its children are its cells, one per header; the one that names the row is a `<th scope="row">`, figures are `<td className="numeric">`. */
export function Row({ children }: { children: ReactNode }) {
  const headers = useContext(Headers);
  return (
    <tr role="row">
      {Children.toArray(children).map((cell, index) => {
        if (!isValidElement<Record<string, unknown>>(cell)) return cell;
        const header = headers[index];
        const label = header?.hidden ? undefined : header?.label;
        return cloneElement(cell, { role: cell.type === "th" ? "rowheader" : "cell", "data-label": label });
      })}
    </tr>
  );
}
