"""Writes what `onrecord_training.words` makes of some texts, by which `crates/model` is tested. Needs Python alone.

    python -m parity.words --out ../crates/model/tests/fixtures

Run from `training/`. The texts are ours; they hold what words, paragraphs and quotations differ by.
"""
import argparse
import json
from pathlib import Path

from onrecord_training import words as w

WIRE = """    The farm ministers of the League left
Port Sorrel on Friday without a deal on
bread, their chairman said.
    Ada Obi, the minister of Karsand, told
reporters that "nobody lost and nobody
won," and that she would be back.
"""
TEXTS = [
    "Road open\n\nThe road was open. “No,” she said; ‘never’, 'not now' and the ministers' talks.",
    "''We will stay,'' she said, ''and the 'others' too.'' ``It goes on,'' he said. ``To the end",
    "'''No,' he said to me,'' she said. “It’s the ministers'' road,” he said. The end''",
    WIRE,
    WIRE.replace("    ", "\n"),
    WIRE.replace("\n", "\r\n"),
    "KARSAND BREAD TALKS\n" + WIRE,
    "Bread\nSalt\nOil for the lamps\nA sack of rice and beans\nSoap\nCandles",
    "It rained on the hills of Dorel all day long.\nNobody came to the bridge, she said, and left.\nIt is shut now.",
    "",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    out = Path(parser.parse_args().out) / "words.json"
    rows = []
    for text in TEXTS:
        words = w.words_of(text)
        paragraphs = w.paragraphs_of(text, words)
        quotations = [state for paragraph in paragraphs for state in w.quotation_of(text, words, paragraph)]
        rows.append({"text": text, "words": words, "paragraphs": paragraphs, "quotations": quotations})
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=None).replace("}, {", "},\n{") + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
