import type { DangerKind } from "../danger-words.ts";

/**
 * Scenes of danger, a scene a line: the concept that bears the danger, then concepts that stand near it in its sentence. `a|b` is
 * either concept; `~` counts the sentences before and after too; `!` means that the concept must not be there.
 */
export const sceneTable: Readonly<Record<DangerKind, string>> = {
  violence: `
    hurt victim !play|animal|business|accident|clinic|nature !~resolved
    hurt abuser !play|animal|business|thing|clinic|nature !~resolved
    hurt body|tool !play|animal|business|thing|clinic|nature !~resolved
    hurt drunk|fear !play|animal|business|thing|clinic|nature !~resolved
    hurt ~injury !play|animal|business|accident|thing|clinic|nature
    rough victim body|tool|injury !play|animal|business|accident|thing|clinic|nature|selfHarm|weapon !~resolved
    rough body abuser !play|animal|business|accident|thing|clinic|nature|selfHarm|weapon !~resolved
    rough body|tool injury !play|animal|business|accident|thing|clinic|nature|selfHarm|weapon
    rough tool victim !play|animal|business|accident|thing
    injury abuser fear|drunk !play|accident|clinic|child
    confine abuser|victim !play|business|animal|accident|child|childObject
    hungry old abuser !play|animal|business|child|childObject
    seize abuser confine|force|fear|hurt !play|business
    force sex
    force confine
    sex abuser force|fear|drunk !play|clinic
    cover abuser|injury|fear|victim !play|business|accident
    flight abuser|drunk|fear|child !play|business|animal
    unwilling abuser|drunk|fear|sex|victim !play|business
    overheard fear|hurt|injury victim|child !play|animal|business
    injury victim abuser !play|accident|clinic|business|thing|animal
  `,
  threatToLife: `
    weapon brandish abuser|victim|fear !play|animal|business|accident
    weapon say victim|abuser !play|animal|business
    weapon victim body !play|animal|business
    weapon fear|door !play|animal|business|accident
    fire door|victim !play|business|accident|animal
    killing say victim|abuser !play|animal|business|oneself|thing
    killing victim abuser !play|animal|business|accident|oneself|thing !~resolved
    mortal !play|oneself
    grave say !play|business
    yourBody breaking !play|accident
    stalk fear|weapon|say !play|business|animal
  `,
  suicide: `
    wish !play|business
    end means|parting !play|business
    selfHarm !play
    means parting !play|business
  `,
  childHurt: `
    hungry child !animal|business
    alone child drunk|hungry|grubby|fear !animal|play
    sex child !play|animal|clinic|thing
    child injury fear|abuser !play|accident|animal|thing|clinic
    hurt childObject !play|animal|clinic|business|accident|nature !~resolved
    hurt child tool|body|injury !play|animal|clinic
    rough childObject body|tool|injury !play|animal|clinic|accident|thing
    shame child !play|animal
    confine child !play|accident
  `,
};
