import { type Rates, TELEGRAM_RATES } from "../../src/playground/rate-limiter.ts";

/** People in fault runs tap as soon as they see a button, so that a conversation of minutes takes seconds. */
const hurry = 10;

/** Telegram's rates, faster by the same factor. The runs themselves check that deliveries keep Telegram's real rates. */
export const hurriedRates: Rates = {
  perChat: faster(TELEGRAM_RATES.perChat),
  perGroup: faster(TELEGRAM_RATES.perGroup),
  bulk: faster(TELEGRAM_RATES.bulk),
};

function faster({ burst, everyMs }: Rates["bulk"]): Rates["bulk"] {
  return { burst: burst * hurry, everyMs: everyMs / hurry };
}
