interface SectionListProps {
  sections: readonly { readonly id: string; readonly title: string }[];
  /** What destroys stands apart. */
  apart?: { readonly id: string; readonly title: string };
}

const look =
  "block rounded-md px-2.5 py-2 text-muted hover:bg-surface hover:text-ink lg:py-[7px] focus-visible:-outline-offset-2";

/** The sections of a long page, beside it; above it where it is narrow. */
export function SectionList({ sections, apart }: SectionListProps) {
  return (
    <nav aria-label="Sections of this page" className="lg:sticky lg:top-4">
      <ul className="-mx-2.5 flex flex-wrap lg:block">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className={look}>
              {title}
            </a>
          </li>
        ))}
        {apart ? (
          <li className="lg:mt-2 lg:border-t lg:border-line lg:pt-2">
            <a href={`#${apart.id}`} className={look}>
              {apart.title}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
