"""Words, letter case, quotation state and word pieces of a text.

`crates/model` and `crates/text` hold the same definitions in Rust; `make parity` compares the two on a corpus. A
change here is a change there.
"""
import re

WORD = re.compile(r"\w+|[^\w\s]")

# Letter case of a word, since the encoder is uncased.
NO_LETTER, LOWER, CAPITALISED, CAPITALS = range(4)
# Where a word stands in its paragraph's quotations.
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

DOUBLE_OPEN, DOUBLE_CLOSE, DOUBLE_EITHER = "“„«", "”»", '"‟″'
SINGLE_OPEN, SINGLE_CLOSE, SINGLE_EITHER = "‘‹", "’›", "'"
LONGEST_SINGLE = 400  # words between single marks; beyond that the opening mark is taken for an apostrophe


def words_of(text):
    """(start, end) of each word: a run of letters and digits, or one other visible character."""
    return [(m.start(), m.end()) for m in WORD.finditer(text)]


def case_of(word):
    if not word[0].isalpha():
        return NO_LETTER
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return CAPITALS
    return CAPITALISED


# Lines that somebody wrapped: wider than a list, narrower than a paragraph (`crates/text/src/lines.rs`).
WIDEST, NARROWEST, FEWEST, SLACK = 132, 36, 3, 6


def line_of(line):
    """(width, indent, length of the first word, whether it ends like a sentence) of one line."""
    line = line.rstrip()
    bare = line.lstrip()
    finished = bare.rstrip("\"”'’)").endswith((".", "!", "?", ":"))
    return len(line), len(line) - len(bare), len((bare.split() or [""])[0]), finished


def wrapping_of(text):
    """(width, margin) of a text whose lines are wrapped; None where a line break ends a paragraph."""
    lines = [line_of(line) for line in text.split("\n")]
    breaks = [(a, b) for a, b in zip(lines, lines[1:]) if a[0] and b[0]]
    if not breaks:
        return None
    width = max(a[0] for a, _ in breaks)
    if not NARROWEST <= width <= WIDEST or any(line[0] > WIDEST for line in lines):
        return None
    margin = min(b[1] for _, b in breaks)
    within = [(a, b) for a, b in breaks if b[1] <= margin]
    full = sum(a[0] + 1 + b[2] + SLACK > width for a, b in within)
    unfinished = sum(not a[3] for a, _ in within)
    wrapped = len(within) >= FEWEST and 3 * full >= 2 * len(within) and 5 * unfinished >= 3 * len(within)
    return (width, margin) if wrapped else None


def paragraphs_of(text, words):
    """Half-open word ranges of the paragraphs: a line break ends one, unless the text's lines are wrapped."""
    wrapping = wrapping_of(text)

    def ends(gap_start, gap_end):
        gap = text[gap_start:gap_end]
        if "\n" not in gap:
            return False
        if wrapping is None:
            return True
        width, margin = wrapping
        first, last = gap.find("\n"), gap.rfind("\n")
        if first != last or len(gap) - last - 1 > margin:
            return True
        before = line_of(text[text.rfind("\n", 0, gap_start) + 1 : gap_start + first])
        following = line_of(text[gap_end:].split("\n", 1)[0])
        return before[0] + 1 + following[2] + SLACK <= width

    ranges, start = [], 0
    for i in range(1, len(words)):
        if ends(words[i - 1][1], words[i][0]):
            ranges.append((start, i))
            start = i
    if words:
        ranges.append((start, len(words)))
    return ranges


def quotation_of(text, words, paragraph):
    """The quotation state of each word of one paragraph.

    Double marks (curly, straight, guillemets) open and close by shape, straight ones by turns; two single ones (or
    backquotes in front) are a double one, of which the first opens and the second closes. Single marks count
    only outside double ones, and only when an opening one is closed within the paragraph. What is still open at the
    end of the paragraph ends there; a next paragraph of the same quotation opens with its own mark.
    """
    first, last = paragraph
    state = [OUTSIDE] * (last - first)

    def spaced_before(i):
        start = words[i][0]
        return i == first or text[start - 1].isspace() or text[start - 1] in "([{—–-" + DOUBLE_OPEN

    def spaced_after(i):
        end = words[i][1]
        return i == last - 1 or end >= len(text) or not text[end].isalnum()

    def opens_single(i, mark):
        if not mark or not (mark in SINGLE_OPEN or mark in SINGLE_EITHER) or i + 1 >= last:
            return False
        return spaced_before(i) and words[i + 1][0] == words[i][1] and text[words[i + 1][0]].isalpha()

    def are_two(i, mark):
        twice = all(first <= j < last and text[words[j][0] : words[j][1]] == mark for j in (i, i + 1))
        return twice and words[i][1] == words[i + 1][0]

    single_until = None
    inside = by_two = False
    opened_at = first
    i = first
    while i < last:
        mark = text[words[i][0]] if words[i][1] - words[i][0] == 1 else ""
        if single_until is not None:
            if i == single_until:
                state[i - first] = CLOSING
                single_until = None
            else:
                state[i - first] = INSIDE
        elif inside:
            closes_two = by_two and are_two(i - 1, "'") and i > opened_at + 2
            if mark and (mark in DOUBLE_CLOSE or mark in DOUBLE_EITHER) or closes_two:
                state[i - first] = CLOSING
                inside = False
            else:
                state[i - first] = INSIDE
        elif mark and (mark in DOUBLE_OPEN or mark in DOUBLE_EITHER):
            state[i - first] = OPENING
            inside, by_two = True, False
        elif are_two(i, "'") or are_two(i, "`"):
            state[i - first] = OPENING
            inside, by_two, opened_at = True, True, i
        elif opens_single(i, mark):
            closing = None
            for j in range(i + 1, min(last, i + LONGEST_SINGLE)):
                other = text[words[j][0]] if words[j][1] - words[j][0] == 1 else ""
                if closing is not None and opens_single(j, other):
                    break
                if not other or not (other in SINGLE_CLOSE or other in SINGLE_EITHER) or not spaced_after(j):
                    continue
                if text[words[j][0] - 1].isspace():
                    continue
                if text[words[j][0] - 1] in ",.?!" or closing is None:
                    closing = j
                if text[words[j][0] - 1] in ",.?!":
                    break
            if closing is not None:
                state[i - first] = OPENING
                single_until = closing
        i += 1
    return state
