import { type ReactNode, useId } from "react";

export interface TableHeader {
  label: ReactNode;
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
  /** `<tr>`s; the cell that names the row is a `<th scope="row">`, figures are `<td className="numeric">`. */
  children: ReactNode;
}

/** A table in a region that scrolls sideways, by keyboard too, where the window is too narrow. */
export function Table({ caption, captionHidden, headers, children }: TableProps) {
  const id = useId();
  return (
    <div className="table-region" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} className={captionHidden ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {headers.map((header, index) => {
              const { label, numeric, hidden }: TableHeader = typeof header === "string" ? { label: header } : header;
              return (
                <th key={index} scope="col" className={numeric ? "numeric" : undefined}>
                  {hidden ? <span className="visually-hidden">{label}</span> : label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
