/** A SHA-256 in groups of eight, so that it can be compared by eye and breaks where it is narrow; copying gives it without blanks. */
export function Hash({ value }: { value: string }) {
  const groups = value.match(/.{1,8}/g) ?? [];
  return (
    <code className="hash" aria-label={value}>
      {groups.map((group, index) => (
        <span key={index}>
          {group}
          <wbr />
        </span>
      ))}
    </code>
  );
}
