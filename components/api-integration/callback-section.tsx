import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import type { ApiIntegrationView } from "@/lib/api-integration/get-api-integration";

interface CallbackSectionProps {
  base: string;
  callback: ApiIntegrationView["callback"];
}

export function CallbackSection({ base, callback }: CallbackSectionProps) {
  return (
    <section aria-labelledby="callback">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 id="callback">Delivery callback</h2>
        <Link href={`${base}/callback`} className={buttonClass()}>
          {callback ? "Change or test" : "Set a callback"}
          {callback ? <span className="sr-only"> the delivery callback</span> : null}
        </Link>
      </div>
      <Card className="px-4 py-3">
        {callback ? (
          <>
            <code className="block font-mono text-sm wrap-anywhere">{callback.url}</code>
            <p className="text-sm text-muted">
              Changed <DateText at={callback.changedAt} />
            </p>
          </>
        ) : (
          <p className="text-muted">No program of yours hears what became of a message.</p>
        )}
      </Card>
    </section>
  );
}
