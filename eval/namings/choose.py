"""Chooses the articles of BASIL whose namings are annotated by hand, and prints their texts as the annotations count them.

python eval/namings/choose.py "$ONRECORD_DATA" > chosen.jsonl

39 articles, drawn with a fixed seed from those that hold a word of a list that is wider than the lexicon's: words for
fighters, rulers, crowds, migrants, captives and for the far ends of politics. Words that are mostly adjectives there
("criminal", "elite") are not on it. Text: sentences of a paragraph joined by a space, paragraphs by an empty line.
"""
import hashlib
import json
import random
import re
import sys
from pathlib import Path

SEED = 4
ARTICLES = 39
WORDS = """
activist aggressor agitator alien anarchist bandit bigot caliphate captive cartel communist crony crook demonstrator
detainee dictator dreamer extremist fascist fighter gang guerrilla gunman gunmen hardliner hawk hostage illegals
insurgent invader islamist jihadi jihadist junta lobbyist looter loyalist martyr mercenary mercenaries migrant militant
militia mob murderer nazi occupier protester protestor puppet racist radical rebel refugee regime rioter separatist
settler socialist strongman supremacist terrorist thug traitor tyrant undocumented zealot
""".split()
WORD = re.compile(r"\b(?:" + "|".join(WORDS) + r")s?\b", re.IGNORECASE)


def main():
    articles = []
    for path in sorted((Path(sys.argv[1]) / "crossoutlet/basil/articles").glob("*/*.json")):
        article = json.loads(path.read_text(encoding="utf8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
        if WORD.search(text):
            articles.append((path.stem, article["source"], article["title"], text))
    for name, outlet, title, text in sorted(random.Random(SEED).sample(articles, ARTICLES)):
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        print(json.dumps({"id": name, "outlet": outlet, "sha256": sha256, "title": title, "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
