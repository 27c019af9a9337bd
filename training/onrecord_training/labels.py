"""The labels of the heads beside attribution, and how each corpus's own labels read in them.

Named entities come from corpora that disagree about what they mark. A word's gold is therefore the *set* of tags that
its corpus allows: wikigold's LOC may be a place, a location or a facility, and where tweets are marked only for
persons, places and organisations an unmarked word may still be an event.
"""

# Named entities: names only, as UNER and OntoNotes have them.
NAMES = [
    "person", "organisation", "place", "location", "facility", "group", "law", "event", "work", "product",
]
NAME_TAGS = ["O"] + [f"{position}-{kind}" for kind in NAMES for position in "BI"]
ANY_NAME = (1 << len(NAME_TAGS)) - 1  # a set of tags as bits; this one says nothing


def name_bits(kinds, inside):
    """The tags B (or I) of these kinds."""
    return sum(1 << (1 + 2 * NAMES.index(kind) + inside) for kind in kinds)


PLACES, REST = ("place", "location", "facility"), ("group", "law", "event", "work", "product")
WIKIGOLD = {"PER": ("person",), "LOC": PLACES, "ORG": ("organisation",), "MISC": REST}
TWEETS = {"PER": ("person",), "LOC": PLACES, "ORG": ("organisation",)}
WNUT = {
    "person": ("person",), "location": PLACES, "corporation": ("organisation",), "group": ("organisation", "group"),
    "creative-work": ("work", "law"), "product": ("product",),
}
ONTONOTES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "location", "FAC": "facility", "NORP": "group",
    "LAW": "law", "EVENT": "event", "WORK_OF_ART": "work", "PRODUCT": "product",
}
# CoreNLP's coarse types, to see whether two readers agree.
COARSE = {
    "PERSON": ("person",), "ORGANIZATION": ("organisation",), "LOCATION": PLACES, "MISC": REST, "O": (),
}

# re3d: names and descriptions alike.
MENTIONS = {
    "Person": "person", "Organisation": "organisation", "Location": "location", "Nationality": "nationality",
    "Temporal": "temporal", "Weapon": "weapon", "MilitaryPlatform": "platform", "Vehicle": "platform",
    "DocumentReference": "document", "Quantity": "quantity", "Money": "money",
}
MENTION_KINDS = list(dict.fromkeys(MENTIONS.values()))
MENTION_TAGS = ["O"] + [f"{position}-{kind}" for kind in MENTION_KINDS for position in "BI"]

# What the head word of a noun phrase or pronoun refers to (GUM).
REFERENTS = [
    "none", "person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract",
]

UPOS = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
]
XPOS = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
]
# "part" ties the later words of a token to its first ("U.S." is four words to us).
RELATIONS = [
    "root", "part", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed",
    "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:pass", "nummod",
    "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
]


def relation_id(relation):
    """The finest label that we keep of a relation with its subtypes."""
    while relation not in RELATIONS:
        relation = relation.rpartition(":")[0] or "dep"
    return RELATIONS.index(relation)
