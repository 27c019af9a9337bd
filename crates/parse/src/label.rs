//! The labels of the heads beside attribution. Their order is the model file's, which is checked when it is read.

/// Makes an enumeration whose variants have the names that training gave them.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $label:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// All of them, by their numbers.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// Names as training has them.
            pub const NAMES: &[&str] = &[$($label,)+];

            /// The name as training has it.
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// The label of this name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().position(|other| *other == name).map(|at| Self::ALL[at])
            }
        }
    };
}

labels! {
    /// What a name names.
    NameKind {
        /// A person.
        Person = "person",
        /// A company, party, ministry, agency, team or armed group.
        Organisation = "organisation",
        /// A place with a government: a state, province or town.
        Place = "place",
        /// A place without one: a river, mountain or region.
        Location = "location",
        /// A building, road, airport or bridge.
        Facility = "facility",
        /// A nationality, religion or political leaning.
        Group = "group",
        /// A law, treaty or resolution.
        Law = "law",
        /// A war, battle, election or storm with a name.
        Event = "event",
        /// A book, film or newspaper article.
        Work = "work",
        /// A product, weapon or vehicle.
        Product = "product",
    }
}

labels! {
    /// What a mention in the wide sense, name or description, is of (re3d).
    MentionKind {
        /// One person or several.
        Person = "person",
        /// An organisation or a group of people.
        Organisation = "organisation",
        /// A place.
        Location = "location",
        /// A nationality.
        Nationality = "nationality",
        /// A time.
        Temporal = "temporal",
        /// A weapon.
        Weapon = "weapon",
        /// A military platform or a vehicle.
        Platform = "platform",
        /// A law, report or other document.
        Document = "document",
        /// How many.
        Quantity = "quantity",
        /// How much money.
        Money = "money",
    }
}

labels! {
    /// What the head word of a noun phrase refers to (GUM).
    ReferentKind {
        /// Nothing: no head of a noun phrase.
        None = "none",
        /// A person or several.
        Person = "person",
        /// A place.
        Place = "place",
        /// An organisation.
        Organization = "organization",
        /// A thing.
        Object = "object",
        /// Something that happens.
        Event = "event",
        /// A time.
        Time = "time",
        /// A material.
        Substance = "substance",
        /// An animal.
        Animal = "animal",
        /// A plant.
        Plant = "plant",
        /// Anything else.
        Abstract = "abstract",
    }
}

labels! {
    /// Universal part of speech.
    #[allow(missing_docs, reason = "universaldependencies.org/u/pos has them")]
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
}

labels! {
    /// Penn Treebank part of speech, as UD English has it.
    #[allow(missing_docs, reason = "the Penn Treebank's guidelines have them")]
    Xpos {
        Dollar = "$", CloseMark = "''", Comma = ",", OpenBracket = "-LRB-", CloseBracket = "-RRB-", Stop = ".",
        Colon = ":", Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Gw = "GW",
        Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN",
        Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpPossessive = "PRP$",
        Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD",
        Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpPossessive = "WP$", Wrb = "WRB",
        Xx = "XX", OpenMark = "``",
    }
}

labels! {
    /// Universal dependency relation of a word to its head.
    #[allow(missing_docs, reason = "universaldependencies.org/u/dep has them")]
    Relation {
        Root = "root",
        /// A later word of a token to its first ("U.S." is four words).
        Part = "part",
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", Advmod = "advmod", Amod = "amod", Appos = "appos",
        Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound",
        CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj", Dep = "dep", Det = "det",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj",
        Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis",
        Punct = "punct", Reparandum = "reparandum", Vocative = "vocative", Xcomp = "xcomp",
    }
}
