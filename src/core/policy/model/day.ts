const day = 86_400_000;

/** A calendar day in the form 2026-03-01 that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from one to the other, negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;

export const addDays = (from: string, days: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
