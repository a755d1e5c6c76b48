/** How many days after the last answer a report that was not sent is erased, as the consent says (law 94-V, art. 18). */
export const draftKeptDays = 30;
