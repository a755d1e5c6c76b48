import type { DangerKind } from "../danger-words.ts";

/**
 * Signs of danger by kind: a concept and the points that it gives, or takes, wherever it stands in a passage. A kind is heard if the
 * points of a passage add up to `needed`. The points were found by logistic regression over the labelled stories (docs/danger.md), rounded,
 * and corrected by hand in a few places; after changing the concepts, correct them by hand or compute them again.
 */
export const signTable: { readonly needed: number; readonly points: Readonly<Record<DangerKind, string>> } = {
  needed: 10,
  points: {
    threatToLife: `
      grave 7, killing 7, weapon 7, mortal 5, say 4, stalk 4, brandish 2, breaking 2, door 2, fire 2, flight 2,
      yourBody 2, body 1, fear 1, victim 1, alone -1, child -1, clinic -1, drunk -1, force -1, injury -1, old -1,
      selfHarm -1, shame -1, unwilling -1, confine -2, cover -2, end -2, sex -2, wish -2, business -3, thing -6,
      nature -4, oneself -8
    `,
    violence: `
      hurt 9, unwilling 5, confine 4, cover 4, force 4, injury 4, body 3, rough 3, sex 3, tool 3, flight 2,
      overheard 2, seize 2, victim 2, abuser 1, drunk 1, fear 1, hungry 1, old 1, yourBody 1, alone -1, breaking -1,
      childObject -1, fire -1, means -1, mortal -1, oneself -1, shame -1, accident -2, animal -2, business -2,
      clinic -2, end -2, grave -2, killing -2, play -2, wish -2, child -3, resolved -3, weapon -3, nature -4,
      selfHarm -5
    `,
    suicide: `
      wish 13, selfHarm 10, end 7, means 6, parting 5, oneself 4, drunk 1, say 1, seize 1, accident -1, alone -1,
      brandish -1, childObject -1, door -1, force -1, hungry -1, killing -1, shame -1, stalk -1, thing -1, abuser -2,
      clinic -2, grave -2, injury -2, play -2, rough -2, weapon -2, business -3, hurt -4, nature -4
    `,
    childHurt: `
      alone 4, child 4, hungry 4, sex 4, shame 4, childObject 2, confine 2, grubby 2, hurt 2, tool 2, abuser 1,
      injury 1, overheard 1, victim 1, accident -1, animal -1, business -1, clinic -1, cover -1, end -1, grave -1,
      means -1, say -1, seize -1, selfHarm -1, thing -1, wish -1, parting -2, play -2, weapon -2, nature -4
    `,
  },
};
