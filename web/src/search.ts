// "/" leads to the search field, as in most programs in which people search all day.

/** Whether keys belong to what is written in. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}

export function searchByKey(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const field = page.getElementById("search");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
}
