import { defineButtons } from "../chat/buttons.ts";

/** Answers to the form's questions. */
export const fieldButtons = defineButtons("cf", { none: {} });
