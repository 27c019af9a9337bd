// Going through statements by keys. Every key presses a button or follows a link that stands on the page; what they do is
// the server's. A key pressed while an answer is under way waits for it, so none is lost.

import { isWriting } from "./search";
import { moveEnds } from "./spans";

/** Keys that mean the same as another. */
const SAME: Readonly<Record<string, string>> = { ArrowDown: "j", ArrowRight: "j", ArrowUp: "k", ArrowLeft: "k" };

export function reviewByKeys(page: Document): void {
  if (!page.querySelector("[data-review]")) return;
  refuseClashes(page);
  const waiting: string[] = [];
  let busy = false;
  const next = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await press(page, key);
    } finally {
      busy = false;
    }
  };
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isWriting(event.target)) {
      (event.target as HTMLElement).blur();
      return;
    }
    if (isWriting(event.target)) return;
    const key = SAME[event.key] ?? event.key;
    if (moveEnds(page, key) || page.querySelector(`[data-key="${CSS.escape(key)}"]`) || (busy && key.length === 1)) {
      event.preventDefault();
      waiting.push(key);
      void next();
    }
  });
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || !form.closest("[data-review]")) return;
    event.preventDefault();
    void send(page, form, event.submitter);
  });
  window.addEventListener("popstate", () => window.location.reload());
}

/** Two things under one key would make one of them unreachable. */
function refuseClashes(page: Document): void {
  const seen = new Set<string>();
  for (const element of page.querySelectorAll<HTMLElement>("[data-key]")) {
    const key = element.dataset.key ?? "";
    if (seen.has(key)) throw new Error(`two things have the key ${key}`);
    seen.add(key);
  }
}

async function press(page: Document, key: string): Promise<void> {
  if (moveEnds(page, key, true)) return;
  const element = page.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (element instanceof HTMLAnchorElement) {
    await show(page, await fetch(element.href));
  } else if (element instanceof HTMLButtonElement && element.form) {
    await send(page, element.form, element);
  } else if (element instanceof HTMLDetailsElement) {
    element.open = !element.open;
    const input = element.querySelector<HTMLElement>("input:not([type=hidden])");
    const field = input ?? element.querySelector<HTMLElement>("summary");
    if (element.open) field?.focus();
    if (field instanceof HTMLInputElement && element.open) field.select();
  }
}

async function send(page: Document, form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value);
  await show(page, await fetch(form.action, { method: "POST", body: fields }));
}

/** Puts an answer in place of the page's middle. */
async function show(page: Document, response: Response): Promise<void> {
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  const [here, there] = [page.getElementById("main"), answer.getElementById("main")];
  if (!here || !there) {
    window.location.assign(response.url);
    return;
  }
  here.replaceWith(page.adoptNode(there));
  page.title = answer.title;
  if (response.ok) history.replaceState(null, "", response.url);
  // Whoever cannot see it hears the new statement.
  page.getElementById("main")?.focus({ preventScroll: true });
}
