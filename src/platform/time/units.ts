export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const hourMinutes = 60;
export const dayMinutes = 24 * hourMinutes;
