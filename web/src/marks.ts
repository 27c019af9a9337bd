// In an article: a statement's words and its note light up together, whichever of them the pointer or the focus is on.

/** Lights up all that belongs to one of the statements named in `data-of`, and nothing else. */
export function lightUp(page: Document): void {
  const article = page.querySelector<HTMLElement>(".article");
  if (!article) return;
  const parts = new Map<string, HTMLElement[]>();
  for (const element of article.querySelectorAll<HTMLElement>("[data-of]")) {
    for (const item of (element.dataset.of ?? "").split(" ")) {
      const known = parts.get(item);
      if (known) known.push(element);
      else parts.set(item, [element]);
    }
  }
  let lit: HTMLElement[] = [];
  const show = (item: string | undefined) => {
    for (const element of lit) element.classList.remove("lit");
    lit = (item && parts.get(item)) || [];
    for (const element of lit) element.classList.add("lit");
  };
  // Of statements inside one another the innermost is meant: it is named last.
  const of = (target: EventTarget | null) => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-of]") : null;
    return element?.dataset.of?.split(" ").at(-1);
  };
  article.addEventListener("pointerover", (event) => show(of(event.target)));
  article.addEventListener("focusin", (event) => show(of(event.target)));
  article.addEventListener("pointerleave", () => show(undefined));
}
