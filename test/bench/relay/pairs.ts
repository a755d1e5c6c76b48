/** How many pairs of a citizen and a mediator write to each other. */
export const pairs = 200;

/** The Telegram ids of citizens and of mediators start here. */
export const firstCitizen = 5_000_000;
export const firstMediator = 6_000_000;

export function partnerOf(chat: number): number {
  return chat < firstMediator ? chat + firstMediator - firstCitizen : chat + firstCitizen - firstMediator;
}
