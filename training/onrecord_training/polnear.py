"""Reads PolNeAR's standoff annotations (https://github.com/networkdynamics/PolNeAR).

Offsets are code points of the text file as it stands. Where an article has several annotators, the first by name
is the gold, as in `eval/`.
"""
import collections
import re
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")


@dataclass
class Attribution:
    """One attribution: per role its pieces as (start, end) code points, half-open."""

    source: list = field(default_factory=list)
    cue: list = field(default_factory=list)
    content: list = field(default_factory=list)


@dataclass
class Article:
    name: str
    text: str
    attributions: list


def read_attributions(path):
    spans, events = {}, []
    for line in path.read_text(encoding="utf8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        if re.fullmatch(r"T\d+", columns[0]):
            _, offsets = columns[1].split(" ", 1)
            spans[columns[0]] = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        elif re.fullmatch(r"E\d+", columns[0]):
            events.append([item.split(":") for item in columns[1].split()])
    found = []
    for event in events:
        attribution = Attribution()
        for label, target in event:
            role = re.sub(r"\d+$", "", label).lower()
            if role in ROLES and target in spans:
                getattr(attribution, role).extend(spans[target])
        found.append(attribution)
    return found


def read_articles(folder):
    """All articles of one part (`train` or `dev`), sorted by name."""
    folder = Path(folder)
    annotators = collections.defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotators[path.stem.rsplit("_", 1)[0]].append(path)
    articles = []
    for name in sorted(annotators):
        with open(folder / "text" / f"{name}.txt", encoding="utf8", newline="") as file:
            text = file.read()
        articles.append(Article(name, text, read_attributions(annotators[name][0])))
    return articles
