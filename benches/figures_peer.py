"""quantulum3 on NewsQuant, scored by the definitions of CQE's scorer (Almasian et al. 2023), as `onrecord eval figures`
scores ours. That scorer takes the mean of a gold range for quantulum3, which has no ranges; so does this.

Run: pip install quantulum3 inflect; python benches/figures_peer.py "$ONRECORD_DATA/quantities/newsquant-dev.json"
"""

import json
import sys
import time

from quantulum3 import parser

# quantulum3's names where NewsQuant has others.
NAMES = {
    "dimensionless": "-",
    "unk": "-",
    "per cent": "percentage",
    "percentage drop": "percentage",
    "united states dollar": "dollar",
    "dollar dollar": "dollar",
    "tonne": "metric ton",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "degree angle": "degree",
    "second of arc": "second",
    "minute of arc": "minute",
    "yard yard": "yard",
    "cubic centimetre": "millilitre",
}


def gold_value(written):
    try:
        return float(written)
    except ValueError:
        low, high = written.split("-")
        return (float(low) + float(high)) / 2


def close(real, made):
    return abs(real - made) <= 1e-8 + 1e-5 * abs(made)


def main():
    sentences = json.load(open(sys.argv[1], encoding="utf8"))
    value = unit = made = gold = failed = 0
    begin = time.perf_counter()
    for sentence in sentences:
        try:
            found = parser.parse(sentence["text"])
        except Exception:
            found, failed = [], failed + 1
        left = sorted(
            ((NAMES.get(q.unit.name.lower(), q.unit.name.lower()), q.value) for q in found), key=lambda pair: pair[0]
        )
        real = sorted(sentence["quantities"], key=lambda q: q["normalized_unit"])
        made, gold, spare = made + len(left), gold + len(real), len(real)
        for quantity in real:
            for guess in left:
                if not close(gold_value(quantity["value"]), guess[1]):
                    continue
                if spare:
                    value, spare = value + 1, spare - 1
                if guess[0] == quantity["normalized_unit"].lower():
                    unit += 1
                    left.remove(guess)
                    break
    took = time.perf_counter() - begin
    for name, hit in (("value", value), ("value and unit", unit)):
        precision, recall = 100 * hit / made, 100 * hit / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:<26} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}   (hit {hit}, made {made}, gold {gold})")
    print(f"{len(sentences)} sentences in {took:.2f} s, {failed} failed")


if __name__ == "__main__":
    main()
