"""Documents of the corpora for names, mentions, syntax and coreference; attribution's are in `polnear`."""
import bisect
import collections
import gzip
import hashlib
import json
from pathlib import Path

from . import data, ud
from . import labels as l
from . import words as w

DEV_FIFTH = 5  # of re3d's documents every fifth, by the hash of its id, is kept out of training


def held_out(identifier, share):
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % share == 0


def split_at(text, borders):
    """Our words of a text, cut where a token ends, so that gold tokens hold whole words."""
    found = []
    for start, end in borders:
        found += [(start + a, start + b) for a, b in w.words_of(text[start:end])] or [(start, end)]
    return found


def document_of(name, text, words, pieces):
    paragraphs = w.paragraphs_of(text, words)
    quotations = [state for paragraph in paragraphs for state in w.quotation_of(text, words, paragraph)]
    strings = [text[a:b] for a, b in words]
    return data.Document(
        name, text, words, [pieces.of(s, q) for s, q in zip(strings, quotations)], [w.case_of(s) for s in strings],
        quotations, paragraphs,
    )


# --- treebanks ---------------------------------------------------------------------------------------------------

def treebank_document(text, pieces, gold_words):
    """`gold_words`: words are cut at token borders, as when gold tokens are given; else they are our own."""
    spans = [(t.start, t.end) for t in text.tokens]
    doc = document_of(text.name, text.text, split_at(text.text, spans) if gold_words else w.words_of(text.text), pieces)
    starts = [a for a, _ in spans]
    # a word belongs to the token that its first character is in; a token's first word stands for it
    owner = [bisect.bisect_right(starts, a) - 1 for a, _ in doc.words]
    word_of = {}
    for i, token in enumerate(owner):
        word_of.setdefault(token, i)

    def standing(token):
        """The word of a token, or of the nearest head that has one; -2 above the root."""
        while token >= 0 and token not in word_of:
            token = text.tokens[token].head
        return word_of[token] if token >= 0 else -2

    count = len(doc.words)
    doc.heads, doc.relations = [data.IGNORED] * count, [data.IGNORED] * count
    doc.upos, doc.xpos = [data.IGNORED] * count, [data.IGNORED] * count
    doc.sentences = []
    sentence_of = {}
    for k, (first, last) in enumerate(text.sentences):
        for token in range(first, last):
            sentence_of[token] = k
    for i, t in enumerate(owner):
        token = text.tokens[t]
        k = sentence_of[t]
        if doc.sentences and doc.sentences[-1][2] == k:
            doc.sentences[-1][1] = i + 1
        else:
            doc.sentences.append([i, i + 1, k])
        if word_of[t] != i:
            doc.heads[i], doc.relations[i] = word_of[t], l.relation_id("part")
            continue
        doc.heads[i] = standing(token.head)
        doc.relations[i] = l.relation_id("root" if doc.heads[i] == -2 else token.relation)
        if doc.heads[i] == i:
            doc.heads[i], doc.relations[i] = data.IGNORED, data.IGNORED
        doc.upos[i] = l.UPOS.index(token.upos) if token.upos in l.UPOS else data.IGNORED
        doc.xpos[i] = l.XPOS.index(token.xpos) if token.xpos in l.XPOS else data.IGNORED
    doc.sentences = [(a, b) for a, b, _ in doc.sentences]
    if text.mentions:
        doc.referents, doc.clusters = [0] * count, [-1] * count
        ids = {}
        # the longest mention with a head is the first in order; its cluster counts
        for mention in text.mentions:
            word = word_of.get(ud.head_of(text, mention))
            if word is None or doc.referents[word] or mention.kind not in l.REFERENTS:
                continue
            doc.referents[word] = l.REFERENTS.index(mention.kind)
            doc.clusters[word] = ids.setdefault(mention.cluster, len(ids))
    return doc


# --- named entities ----------------------------------------------------------------------------------------------

def tagged_document(name, sentences, types, known, pieces):
    """`sentences`: lists of (token, tag); types: label -> our kinds; known: our kinds that this corpus marks."""
    text, spans, tags = "", [], []
    for sentence in sentences:
        text += "\n" if text else ""
        for token, tag in sentence:
            text += "" if text.endswith("\n") or not text else " "
            spans.append((len(text), len(text) + len(token)))
            tags.append(tag)
            text += token
    doc = document_of(name, text, split_at(text, spans), pieces)
    outside = 1 | l.name_bits([k for k in l.NAMES if k not in known], 0) | l.name_bits([k for k in l.NAMES if k not in known], 1)
    starts = [a for a, _ in spans]
    doc.names, before = [], None
    for a, _ in doc.words:
        t = bisect.bisect_right(starts, a) - 1
        label = tags[t]
        kind = label.split("-", 1)[1] if "-" in label else None
        if kind is None:
            doc.names.append(outside)
        elif kind not in types:
            doc.names.append(l.ANY_NAME)
        else:
            first = starts[t] == a
            begins = first and (label.startswith("B") or before != kind)
            doc.names.append(l.name_bits(types[kind], 0 if begins else 1))
        before = kind
    return doc


def read_columns(path, column=1):
    """Sentences of (token, tag) from a CoNLL file."""
    sentence = []
    for line in Path(path).read_text(encoding="utf8").split("\n"):
        fields = line.split("\t") if "\t" in line else line.split(" ")
        if line.strip() and len(fields) > column and fields[0]:
            sentence.append((fields[0], fields[column].strip()))
        elif not line.strip() and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def blocks(sentences, size):
    sentences = list(sentences)
    return [sentences[i : i + size] for i in range(0, len(sentences), size)]


def io_to_bio(sentence):
    """wikigold has I- only: a change of type begins a new name."""
    return [(token, "B" + tag[1:] if tag != "O" and (i == 0 or sentence[i - 1][1] != tag) else tag)
            for i, (token, tag) in enumerate(sentence)]


def name_documents(folder, pieces):
    """(train, held out) of wikigold, WNUT17 and the Broad Twitter Corpus; every tenth block of wikigold is held out."""
    folder = Path(folder)
    train, dev = [], []
    wikigold = [io_to_bio(s) for s in read_columns(folder / "wikigold/wikigold.conll.txt")]
    for k, block in enumerate(blocks(wikigold, 12)):
        doc = tagged_document(f"wikigold-{k}", block, l.WIKIGOLD, l.NAMES, pieces)
        (dev if k % 10 == 9 else train).append(doc)
    wnut_known = ["person", *l.PLACES, "organisation", "work", "product"]
    for name, column in (("wnut17train", 1), ("emerging.dev", 1)):
        for k, block in enumerate(blocks(read_columns(folder / f"wnut17/{name}.conll", column), 8)):
            train.append(tagged_document(f"{name}-{k}", block, l.WNUT, wnut_known, pieces))
    for path in sorted((folder / "btc").glob("*.conll")):
        for k, block in enumerate(blocks(read_columns(path), 8)):
            train.append(tagged_document(f"btc-{path.stem}-{k}", block, l.TWEETS, ["person", *l.PLACES, "organisation"], pieces))
    return train, dev


def uner_document(path, pieces):
    sentences, sentence = [], []
    for line in Path(path).read_text(encoding="utf8").split("\n"):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) > 2:
            sentence.append((fields[1], fields[2] if fields[2][2:] in l.TWEETS else "O"))
        elif sentence:
            sentences.append(sentence)
            sentence = []
    return [tagged_document(f"uner-{k}", b, l.TWEETS, ["person", *l.PLACES, "organisation"], pieces) for k, b in enumerate(blocks(sentences, 12))]


def read_silver(path):
    found = {}
    with open(path) as lines:
        for line in lines:
            row = json.loads(line)
            found[row["corpus"], row["id"]] = row["entities"]
    return found


def add_silver_names(doc, entities, doubt):
    """`doubt(word, kind)` says whether a second reader disagrees that the word is of this kind (None: of no kind)."""
    starts = [a for a, _ in doc.words]
    doc.names = [1] * len(doc.words)
    kinds = [None] * len(doc.words)
    for start, end, label in entities:
        first, last = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        kind = l.ONTONOTES.get(label)
        if kind is None:
            continue
        # "the" and a closing "'s" are outside a name
        if first < last and doc.text[slice(*doc.words[first])].lower() == "the":
            first += 1
        while last - 1 > first and doc.text[slice(*doc.words[last - 1])].lower() in ("'", "’", "s") and (
            doc.text[slice(*doc.words[last - 1])] != "s" or doc.text[doc.words[last - 1][0] - 1] in "'’"
        ):
            last -= 1
        for i in range(first, last):
            doc.names[i] = l.name_bits([kind], 0 if i == first else 1)
            kinds[i] = kind
    for i, kind in enumerate(kinds):
        if doubt(i, kind):
            doc.names[i] = l.ANY_NAME


def add_polnear_silver(docs, silver, corenlp):
    """Names where spaCy and CoreNLP agree on the coarse type; pronouns' antecedents by CoreNLP."""
    by_name = {d.name: d for d in docs}
    with gzip.open(corenlp, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            doc = by_name.get(row["id"])
            if doc is None or ("polnear", doc.name) not in silver:
                continue
            starts = [a for a, _ in doc.words]
            coarse = [None] * len(doc.words)
            for sentence in row["sentences"]:
                for token in sentence["tokens"]:
                    for i in range(bisect.bisect_left(starts, token[0]), bisect.bisect_left(starts, token[1])):
                        coarse[i] = token[5]

            def doubt(i, kind):
                other = coarse[i]
                if other is None:
                    return True
                if kind is None:
                    return other in ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
                return other not in l.COARSE or kind not in l.COARSE[other]

            add_silver_names(doc, silver["polnear", doc.name], doubt)
            count = len(doc.words)
            doc.silver_clusters = [-1] * count
            for k, chain in enumerate(row["coref"]):
                for sentence, _, _, head, _ in chain:
                    token = row["sentences"][sentence]["tokens"][head]
                    i = bisect.bisect_left(starts, token[0])
                    if i < count and starts[i] == token[0]:
                        doc.silver_clusters[i] = k


def add_treebank_silver(doc, entities):
    """Names with the borders that gold parts of speech and sentences leave them.

    The teacher read a text without its sentence borders, and takes capitals for names. So a name ends with its sentence,
    holds a proper noun (or is an adjective of a people), begins and ends with words of names, and neither addresses
    nor titles are any. What gold calls a proper noun and the teacher nothing stays open.
    """
    proper, people = l.UPOS.index("PROPN"), (l.UPOS.index("ADJ"), l.UPOS.index("NOUN"))
    described = (*people, l.UPOS.index("NUM"))
    address = l.XPOS.index("ADD")
    upos, xpos = carried(doc.upos), carried(doc.xpos)
    starts = [a for a, _ in doc.words]
    form = [doc.text[a:b] for a, b in doc.words]
    fresh = {a for a, _ in doc.sentences}

    def title(i):
        return form[i].lower() in TITLES or form[i] == "." and i > 0 and form[i - 1].lower() in TITLES

    def fits(i, kind):
        if xpos[i] == address or kind == "person" and title(i):
            return False
        return upos[i] == proper or kind != "person" and upos[i] in described and doc.cases[i] >= w.CAPITALISED

    kept = []
    for start, end, label in entities:
        kind = l.ONTONOTES.get(label)
        first, last = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        borders = [first, *(i for i in range(first + 1, last) if i in fresh), last]
        for a, b in zip(borders, borders[1:]):
            while a < b and not fits(a, kind):
                a += 1
            while a < b and not fits(b - 1, kind):
                b -= 1
            if kind == "person":
                b = next((i for i in range(a + 1, b) if apart(doc, i, a, b)), b)
            if any(upos[i] == proper or kind == "group" and upos[i] in people for i in range(a, b)):
                kept.append((doc.words[a][0], doc.words[b - 1][1], label))

    def doubt(i, kind):
        return kind is None and upos[i] == proper and not title(i) and not is_time(form[i]) and xpos[i] != address

    add_silver_names(doc, kept, doubt)


def apart(doc, i, a, b):
    """Whether word `i` belongs to a later part of `a..b` than its head: a second name in a list or a signature."""
    later = [l.relation_id(r) for r in ("list", "appos", "conj", "parataxis", "vocative")]
    for _ in range(b - a):
        head = doc.heads[i]
        if doc.relations[i] in later and a <= head < b:
            return True
        if not a <= head < b:
            return False
        i = head
    return False


def carried(labels):
    """Each later word of a token has its first word's."""
    found, before = [], data.IGNORED
    for label in labels:
        before = before if label == data.IGNORED else label
        found.append(before)
    return found


TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady president minister senator governor mayor judge justice king queen prince princess "
    "professor prof general colonel captain sergeant lieutenant secretary chairman representative congressman pope saint st "
    "sen rep gov gen col capt lt sgt rev reverend ambassador director officer chief prime vice first".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
GUM_NAMES = {"person": ("person",), "organization": ("organisation",), "place": l.PLACES}


def is_time(word):
    return word.lower() in DAYS


def add_treebank_names(doc, text):
    """GUM's gold: the proper nouns around the head of a mention whose head is one."""
    first_word, owner = {}, []
    starts = [t.start for t in text.tokens]
    for i, (a, _) in enumerate(doc.words):
        t = bisect.bisect_right(starts, a) - 1
        owner.append(t)
        first_word.setdefault(t, i)
    # "United States" has an adjective in it, which is still a part of a name to the Penn Treebank
    proper = [t.upos == "PROPN" or t.xpos.startswith("NNP") for t in text.tokens]
    form = [text.text[t.start : t.end] for t in text.tokens]
    spans = {}
    for mention in text.mentions:
        head = ud.head_of(text, mention)
        if not proper[head] or mention.kind == "time":
            continue
        a, b = head, head + 1
        while a > mention.first and (proper[a - 1] or form[a - 1] in "-’'" and a - 1 > mention.first and proper[a - 2]):
            a -= 1
        while b <= mention.last:
            if proper[b] or form[b] in "-." and b < mention.last and proper[b + 1]:
                b += 1
            elif form[b] in ("of", "for", "and", "&") and mention.kind == "organization":
                skip = b + 1 + (b + 1 <= mention.last and form[b + 1].lower() == "the")
                if skip > mention.last or not proper[skip]:
                    break
                b = skip + 1
            else:
                break
        if mention.kind == "person":
            while a < b and form[a].lower().strip(".") in TITLES:
                a += 1
        if a == b:
            continue
        # of two mentions with one head the longer came first
        spans.setdefault(head, (a, b, GUM_NAMES.get(mention.kind, l.REST)))
    doc.names = [1] * len(doc.words)
    taken = set()
    for a, b, kinds in sorted(spans.values(), key=lambda s: s[0] - s[1]):
        if any(t in taken for t in range(a, b)):
            continue
        taken.update(range(a, b))
        for i, t in enumerate(owner):
            if a <= t < b:
                doc.names[i] = l.name_bits(kinds, 0 if i == first_word[a] else 1)
    for i, t in enumerate(owner):
        if t not in taken and (proper[t] and not is_time(form[t]) or text.tokens[t].upos == "ADJ" and doc.cases[i] >= w.CAPITALISED):
            doc.names[i] = l.ANY_NAME


# --- re3d --------------------------------------------------------------------------------------------------------

def re3d_documents(folder, pieces):
    """(train, held out)."""
    train, dev = [], []
    for path in sorted(Path(folder).glob("*/documents.json")):
        entities = collections.defaultdict(list)
        for line in (path.parent / "entities.json").read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            if row["confidence"] >= 0.5 and row["type"] in l.MENTIONS:
                entities[row["documentId"]].append((row["begin"], row["end"], l.MENTIONS[row["type"]]))
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            doc = data.document(Named(row["_id"], row["text"]), pieces)
            starts, ends = [a for a, _ in doc.words], [b for _, b in doc.words]
            doc.mentions = [0] * len(doc.words)
            doc.gold_mentions = sorted(set(entities[row["_id"]]))
            # the longer of two that overlap
            for start, end, kind in sorted(entities[row["_id"]], key=lambda e: e[0] - e[1]):
                first, last = bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)
                if any(doc.mentions[first:last]):
                    continue
                for i in range(first, last):
                    doc.mentions[i] = 1 + 2 * l.MENTION_KINDS.index(kind) + (i > first)
            (dev if held_out(row["_id"], DEV_FIFTH) else train).append(doc)
    return train, dev


class Named:
    def __init__(self, name, text):
        self.name, self.text = name, text
