"""Units of measure from the Unicode CLDR: names, plurals, symbols, quantities, factors and prefixes.

    npm pack cldr-core@46.0.0 cldr-units-full@46.0.0      # and unpack each
    python -m onrecord_training.units CLDR_CORE CLDR_UNITS_FULL > crates/figures/data/units-cldr.tsv

Only simple units are taken: what is composed of them ("square kilometre", "megapascal", "litre per second") the program
composes itself. Words of everyday use that mean no unit in news are left out.
"""

import json
import math
import re
import sys
from fractions import Fraction
from pathlib import Path

LEFT_OUT = {
    "100-kilometer", "atmosphere", "bar", "beaufort", "bit", "chain", "cup", "cup-jp", "cup-metric", "degree", "dessert-spoon",
    "dessert-spoon-imperial", "dot", "dram", "drop", "earth-mass", "earth-radius", "em", "foodcalorie", "gallon-imperial",
    "g-force", "gasoline-energy-density", "grain", "gray", "henry", "item", "jigger", "karat", "light-speed", "mole", "night",
    "ofglucose", "ofhg", "percent", "permille", "permillion", "permyriad", "pinch", "pint-imperial", "pint-metric", "point",
    "portion", "quart-imperial", "quarter", "revolution", "rod", "slug", "solar-luminosity", "solar-mass", "solar-radius",
    "fluid-ounce-imperial", "pound-force", "calorie-it", "british-thermal-unit-it", "therm-us", "rankine", "steradian", "stone",
    "mile-scandinavian", "radian", "weber", "siemens", "kilogram-force", "katal",
}
# The International System calls these so; the locale has no pattern of its own for them.
NAMED = {"becquerel": "Bq", "sievert": "Sv"}
# Prefixes are as common before it as before a unit of the System.
PREFIXED = {"electronvolt"}
# Symbols that mean something else in news: per cent, compact discs.
OTHERWISE = {"pc", "cd", "Da", "px", "cal", "secs", "sec", "CD", "ct"}
QUANTITY = {
    "meter": "length", "square-meter": "area", "cubic-meter": "volume", "second": "time", "year": "time", "kilogram": "mass",
}


def main(core: Path, names: Path) -> None:
    units = json.loads((core / "supplemental/units.json").read_text())["supplemental"]
    locales = [json.loads((names / f"main/{tag}/units.json").read_text())["main"][tag]["units"] for tag in ("en-GB", "en")]
    constants = {name: constant["_value"] for name, constant in units["unitConstants"].items()}
    print("# Simple units of the Unicode CLDR 46 (cldr-core, cldr-units-full: en-GB, en), made by")
    print("# `training/onrecord_training/units.py`. Copyright © 2004-2024 Unicode, Inc.; Unicode License V3.")
    print("#")
    print("# Columns: name; quantity; factor to the unit that its quantity counts in; \"si\" where prefixes may stand before it;")
    print("# words; symbols, \".\" for none. Rows of the quantity \"prefix\" are the prefixes with their symbols.")
    for name, prefix in sorted(units["unitPrefixes"].items(), key=lambda item: float(item[1].get("_power10", 999))):
        if "_power10" in prefix:
            print(name.replace("deka", "deca"), "prefix", f"1e{prefix['_power10']}", ".", ".", prefix["_symbol"], sep="\t")
    rows = []
    for key, unit in units["convertUnits"].items():
        if key in LEFT_OUT or {"jpsystem", "person_age"} & set(unit["_systems"]) or "_special" in unit:
            continue
        rows.append(row(key, unit, units["unitQuantities"], constants, locales))
    print("\n".join("\t".join(row) for row in sorted(rows)))


def row(key, unit, quantities, constants, locales):
    words, symbols, name = [], [], key.replace("-", " ")
    for locale in locales:
        found = [k for k in locale["long"] if k.split("-", 1)[-1] == key]
        if not found:
            continue
        one, other = (locale["long"][found[0]].get(f"unitPattern-count-{n}", "") for n in ("one", "other"))
        one, other = (text.replace("{0}", "").strip() for text in (one, other))
        name = one if locale is locales[0] and one else name
        words += [word.lower().replace("-", " ") for word in (one, other)]
        symbol = locale["short"][found[0]].get("unitPattern-count-other", "").replace("{0}", "").strip()
        symbols += [symbol] if re.fullmatch(r"[A-Za-z]{2,4}", symbol) and symbol.lower() not in words else []
    if not words:
        words = [name, name if name.endswith("s") else name + "s"]
        symbols = [NAMED.get(key, "")]
    factor = value(unit.get("_factor", "1"), constants)
    if unit["_baseUnit"] == "year":
        factor *= 31557600
    quantity = QUANTITY.get(unit["_baseUnit"]) or quantities.get(unit["_baseUnit"], {}).get("_quantity", unit["_baseUnit"])
    prefixable = key in PREFIXED or "prefixable" in unit["_systems"] and (quantity != "time" or key == "second")
    prefixes = "si" if prefixable else "."
    # Of the others `units.tsv` has those that news uses; "in" and "ac" are words.
    symbols = [symbol for symbol in symbols if prefixable and symbol not in OTHERWISE]
    unique = lambda items: ",".join(dict.fromkeys(item for item in items if item)) or "."
    return [name.replace("US ", "").replace("-", " "), quantity, f"{float(factor):.12g}", prefixes, unique(words), unique(symbols)]


def value(written: str, constants: dict) -> Fraction:
    """The value of "ft_to_m * 5280" and the like: products and quotients from left to right, after "/" all below."""
    over, _, under = written.partition("/")

    def product(text: str) -> Fraction:
        parts = (part.strip() for part in text.split("*"))
        return math.prod(value(constants[part], constants) if part in constants else Fraction(part) for part in parts)

    return product(over) / (product(under) if under else 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
