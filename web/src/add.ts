// Files dropped on a page or chosen: sent one after the other, each told with what became of it, then linked.

interface Told {
  articles?: { id: string; title: string; state: string }[];
  failed?: string[];
  error?: string;
  advice?: string;
}

export function addFiles(page: Document): void {
  const place = page.querySelector<HTMLElement>("[data-add]");
  const list = place?.querySelector<HTMLElement>("[data-told]");
  const chosen = place?.querySelector<HTMLInputElement>("input[type=file]");
  if (!place || !list || !chosen) return;
  const headers = { "x-onrecord-form": place.dataset.form ?? "" };
  const tell = (text: string, href?: string): HTMLElement => {
    const item = page.createElement("li");
    const words = page.createElement(href ? "a" : "span");
    words.textContent = text;
    if (href && words instanceof HTMLAnchorElement) words.href = href;
    item.append(words);
    list.append(item);
    return item;
  };
  const one = async (file: File): Promise<boolean> => {
    const reading = tell(`${file.name}: being read …`);
    const again = (why: string) => {
      reading.textContent = `${file.name}: ${why} `;
      const button = page.createElement("button");
      button.textContent = "Try again";
      button.addEventListener("click", () => void all([file]));
      reading.append(button);
    };
    try {
      const answer = await fetch(`/add/file?name=${encodeURIComponent(file.name)}`, { method: "POST", headers, body: file });
      const told = (await answer.json()) as Told;
      if (!answer.ok) {
        again([told.error, told.advice].filter(Boolean).join(" — "));
        return false;
      }
      reading.remove();
      for (const article of told.articles ?? []) tell(`${article.title} (${article.state})`, `/articles/${encodeURIComponent(article.id)}`);
      for (const failed of told.failed ?? []) tell(failed);
      if (!told.articles?.length && !told.failed?.length) tell(`${file.name}: no article was found in it`);
      return (told.articles?.length ?? 0) > 0;
    } catch {
      again("the server did not answer");
      return false;
    }
  };
  const all = async (files: Iterable<File>) => {
    let stored = false;
    for (const file of files) stored = (await one(file)) || stored;
    if (!stored) return;
    const linking = tell("being linked with the other articles …");
    const answer = await fetch("/add/link", { method: "POST", headers }).catch(() => undefined);
    linking.textContent = answer?.ok ? "linked with the other articles" : "not linked yet: run onrecord link on the file";
  };
  chosen.addEventListener("change", () => void all(chosen.files ?? []));
  page.addEventListener("dragover", (event) => event.preventDefault());
  page.addEventListener("drop", (event) => {
    event.preventDefault();
    void all(event.dataTransfer?.files ?? []);
  });
}
