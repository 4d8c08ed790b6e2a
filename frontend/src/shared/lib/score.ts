/** Whether a text is a score as the office writes it: `8`, `8,5` or `8.25`, at most 10. Empty is no score and fine. */
export function isScore(text: string): boolean {
  const typed = text.trim();
  if (!typed) return true;
  return /^\d{1,2}([.,]\d{1,2})?$/.test(typed) && Number(typed.replace(',', '.')) <= 10;
}
