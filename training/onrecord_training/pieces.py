"""Word pieces of one word, as BERT's uncased tokeniser makes them; quotation marks by their role, not their shape."""
import unicodedata
from pathlib import Path

from . import words as w

OPEN_MARK, CLOSE_MARK = "“", "”"
MOST_PIECES = 12  # of one word; a longer one is cut


class Pieces:
    def __init__(self, vocabulary_file):
        lines = Path(vocabulary_file).read_text(encoding="utf8").split("\n")
        self.ids = {piece: i for i, piece in enumerate(lines) if piece}
        self.cls, self.sep, self.pad, self.unknown = (self.ids[p] for p in ("[CLS]", "[SEP]", "[PAD]", "[UNK]"))
        self.mask = self.ids["[MASK]"]
        self.known = {}

    def of(self, word, quotation):
        """Ids of a word's pieces, never empty. A mark that opens or closes a quotation is a curly double one."""
        if len(word) == 1 and quotation in (w.OPENING, w.CLOSING):
            word = OPEN_MARK if quotation == w.OPENING else CLOSE_MARK
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._split(word)
        return found

    def _split(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        pieces = []
        # "_" counts as a letter in a word and as punctuation in BERT's vocabulary.
        for part in plain.replace("_", " _ ").split():
            pieces.extend(self._greedy(part))
        return pieces[:MOST_PIECES] or [self.unknown]

    def _greedy(self, part):
        if len(part) > 100:
            return [self.unknown]
        pieces, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            pieces.append(self.ids[piece])
            start = end
        return pieces
