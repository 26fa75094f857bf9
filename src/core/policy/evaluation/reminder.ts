/** Which reminder is due with this number of days left: 30, 7 and 1 days before the end. */
export const reminderOf = (left: number): 30 | 7 | 1 | undefined => ([1, 7, 30] as const).find((days) => left <= days);
