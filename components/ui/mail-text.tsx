/** A mail's plain-text part, its addresses as links. */
export function MailText({ text }: { text: string }) {
  return (
    <div className="wrap-anywhere whitespace-pre-line">
      {text.split(/(https?:\/\/\S+)/).map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <a key={index} href={part} className="link break-all">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
