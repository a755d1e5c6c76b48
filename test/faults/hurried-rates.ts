import { type Rates, TELEGRAM_RATES } from "../../src/playground/rate-limiter.ts";

/** The people of a fault run tap as soon as they see a button, and live through a conversation of minutes within seconds. */
const hurry = 10;

/** Telegram's rates, as many times faster as these people are. Deliveries keep Telegram's own, which the runs look at themselves. */
export const hurriedRates: Rates = {
  perChat: faster(TELEGRAM_RATES.perChat),
  perGroup: faster(TELEGRAM_RATES.perGroup),
  bulk: faster(TELEGRAM_RATES.bulk),
};

function faster({ burst, everyMs }: Rates["bulk"]): Rates["bulk"] {
  return { burst: burst * hurry, everyMs: everyMs / hurry };
}
