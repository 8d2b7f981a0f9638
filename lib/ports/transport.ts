/** What mails and text messages have in common on their way out: a provider takes one item at a time, or says why not. */
export interface Transport<Item> {
  readonly name: string;
  /** Resolves when the provider has taken the item; throws NotSent for everything else. */
  send(item: Item): Promise<void>;
  /** Lets items under way finish and drops idle connections. */
  close(): Promise<void>;
}

/** `retry` says whether trying again later can help. The message is for operators and holds nothing of the item's body. */
export class NotSent extends Error {
  override readonly name: string = "NotSent";
  readonly retry: boolean;

  constructor(message: string, options: { retry: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.retry = options.retry;
  }
}
