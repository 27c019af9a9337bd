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


def paragraphs_of(text, words):
    """Half-open word ranges of the paragraphs: a line break ends one."""
    ranges, start = [], 0
    for i in range(1, len(words)):
        if "\n" in text[words[i - 1][1] : words[i][0]]:
            ranges.append((start, i))
            start = i
    if words:
        ranges.append((start, len(words)))
    return ranges


def quotation_of(text, words, paragraph):
    """The quotation state of each word of one paragraph.

    Double marks (curly, straight, guillemets) open and close by shape, straight ones by turns. Single marks count
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

    single_until = None
    inside = False
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
            if mark and (mark in DOUBLE_CLOSE or mark in DOUBLE_EITHER):
                state[i - first] = CLOSING
                inside = False
            else:
                state[i - first] = INSIDE
        elif mark and (mark in DOUBLE_OPEN or mark in DOUBLE_EITHER):
            state[i - first] = OPENING
            inside = True
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
