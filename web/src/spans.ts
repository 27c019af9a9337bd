// The ends of what is said, moved by words from the keyboard, shown in the text as they move.

/** Which end a key moves, and where to: `]` makes the end later, `}` the beginning. */
const MOVES: Readonly<Record<string, readonly ["first" | "last", 1 | -1]>> = {
  "]": ["last", 1],
  "[": ["last", -1],
  "}": ["first", 1],
  "{": ["first", -1],
};

/** Whether a key moves an end now; with `really` it does. */
export function moveEnds(page: Document, key: string, really = false): boolean {
  const move = MOVES[key];
  const form = page.querySelector<HTMLFormElement>('[data-key="e"][open] form[data-span="content"]');
  const field = form?.elements.namedItem("pieces");
  if (!move || !(field instanceof HTMLInputElement)) return false;
  if (really) {
    const words = wordsOf(page);
    const pieces = field.value.split(",").map((piece) => piece.split("-").map(Number));
    const moved = shifted(pieces, words, move);
    if (moved) {
      field.value = moved.map((piece) => piece.join("-")).join(", ");
      drawn(page, moved);
    }
  }
  return true;
}

/** Where the words of the text around stand, in code points. */
function wordsOf(page: Document): [number, number][] {
  const words: [number, number][] = [];
  for (const paragraph of page.querySelectorAll(".context .text")) {
    const start = Number(paragraph.getAttribute("data-first"));
    // Regular expressions count in UTF-16; the record counts in code points.
    const text = paragraph.textContent ?? "";
    for (const match of text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
      const first = start + [...text.slice(0, match.index)].length;
      words.push([first, first + [...match[0]].length]);
    }
  }
  return words;
}

function shifted(
  pieces: number[][],
  words: readonly [number, number][],
  [end, by]: readonly ["first" | "last", 1 | -1],
): number[][] | undefined {
  const moved = pieces.map((piece) => [...piece]);
  const piece = end === "first" ? moved[0] : moved.at(-1);
  const [first, last] = piece ?? [];
  if (!piece || first === undefined || last === undefined) return undefined;
  const place = end === "first" ? words.findIndex((word) => word[0] >= first) : words.findLastIndex((word) => word[1] <= last);
  const word = words[place + by];
  if (!word) return undefined;
  if (end === "first") piece[0] = word[0];
  else piece[1] = word[1];
  return (piece[0] ?? 0) < (piece[1] ?? 0) ? moved : undefined;
}

function drawn(page: Document, pieces: number[][]): void {
  for (const paragraph of page.querySelectorAll<HTMLElement>(".context .text")) {
    const start = Number(paragraph.dataset.first);
    const letters = [...(paragraph.textContent ?? "")];
    const said = (at: number) => pieces.some(([first, last]) => at >= (first ?? 0) && at < (last ?? 0));
    const parts: Node[] = [];
    for (let from = 0; from < letters.length; ) {
      let to = from + 1;
      while (to < letters.length && said(start + to) === said(start + from)) to += 1;
      const text = letters.slice(from, to).join("");
      if (said(start + from)) {
        const span = page.createElement("span");
        span.className = "content chosen";
        span.textContent = text;
        parts.push(span);
      } else {
        parts.push(page.createTextNode(text));
      }
      from = to;
    }
    paragraph.replaceChildren(...parts);
  }
}
