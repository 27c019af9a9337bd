"""Words per second of processor time of spaCy md with textacy's direct_quotations, without the time to load."""
import sys
import time
from pathlib import Path

import spacy
from textacy.extract.triples import direct_quotations

nlp = spacy.load(sys.argv[1])
texts = [path.read_text(encoding="utf8") for path in sorted(Path(sys.argv[2]).glob("*.txt"))]
nlp(texts[0])
failed = 0
begin = time.process_time()
for text in texts:
    doc = nlp(text)
    try:
        list(direct_quotations(doc))
    except Exception:
        failed += 1  # it fails on unbalanced quotation marks
took = time.process_time() - begin
print(f"{sum(len(text.split()) for text in texts) / took:.0f}")
print(f"direct_quotations failed on {failed} of {len(texts)}", file=sys.stderr)
