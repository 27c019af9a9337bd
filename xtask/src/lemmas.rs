//! Tables of lemmas, counted from treebanks: the bases of verbs, and the forms that the rules of `onrecord_parse::lemma` would
//! lead elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use onrecord_parse::{Upos, WordSet, lemma_by_rule};

/// A form that is seen so often with a lemma is one, and a lemma that is seen so often; the rest may be slips.
const LEAST: usize = 2;

/// How often each lemma is given to each form, lower case, of each part of speech.
type Counts = BTreeMap<(String, Upos), BTreeMap<String, usize>>;

/// Writes both tables; `crates` is the folder of the crates.
pub(crate) fn write(treebanks: &Path, crates: &Path) -> Result<(), Box<dyn Error>> {
    let counts = counts(treebanks)?;
    let reporting = fs::read_to_string(crates.join("lexicon/data/reporting-verbs.tsv"))?;
    let mut verbs: BTreeSet<String> = BTreeSet::new();
    let mut irregular: BTreeMap<(String, &str), String> = BTreeMap::new();
    for row in reporting.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let Some(base) = columns[0].split(' ').next() else { continue };
        verbs.insert(base.to_owned());
        let forms = columns.get(6).copied().unwrap_or_default().split(';');
        let forms = forms.filter_map(|form| form.strip_prefix("past:").or(form.strip_prefix("participle:")));
        for form in forms.flat_map(|forms| forms.split(',')) {
            irregular.insert((form.to_owned(), "verb"), base.to_owned());
        }
    }
    let known = |(form, upos): &(String, Upos)| best(&counts[&(form.clone(), *upos)]);
    let is_verb = |upos: Upos| matches!(upos, Upos::Verb | Upos::Aux);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (lemma, count) in counts.keys().filter(|(_, upos)| is_verb(*upos)).map(known) {
        *seen.entry(lemma).or_default() += count;
    }
    verbs.extend(seen.into_iter().filter(|(_, count)| *count >= LEAST).map(|(lemma, _)| lemma.to_owned()));
    let leaked: Vec<&'static str> = verbs.iter().map(|verb| &*verb.clone().leak()).collect();
    let set = WordSet::of_words(&leaked);
    irregular.retain(|(form, _), base| lemma_by_rule(form, Some(Upos::Verb), &set) != base.as_str());
    for key in counts.keys() {
        let (form, upos) = key;
        let (lemma, count) = known(key);
        let class = match upos {
            Upos::Verb | Upos::Aux => "verb",
            Upos::Noun => "noun",
            Upos::Propn | Upos::Punct | Upos::Sym | Upos::X | Upos::Num => continue,
            _ => "other",
        };
        if count >= LEAST && lemma_by_rule(form, Some(*upos), &set) != lemma {
            irregular.entry((form.clone(), class)).or_insert_with(|| lemma.to_owned());
        }
    }
    let source = "UD English EWT and GUM (train parts, CC BY-SA 4.0 and as GUM's documents say)";
    let folder = crates.join("parse/data/en");
    let mut file = format!(
        "# Bases of verbs. Counted from {source},\n# with the verbs of lexicon/data/reporting-verbs.tsv. Made by `cargo run -p xtask -- lemmas`.\n"
    );
    verbs.iter().for_each(|verb| writeln!(file, "{verb}").expect("a string takes all"));
    fs::write(folder.join("verbs.tsv"), file)?;
    let mut file = format!(
        "# Forms that no rule leads to their lemma: form, class, lemma. Counted from {source},\n\
         # with the forms of lexicon/data/reporting-verbs.tsv. Made by `cargo run -p xtask -- lemmas`.\n"
    );
    for ((form, class), lemma) in &irregular {
        writeln!(file, "{form}\t{class}\t{lemma}")?;
    }
    fs::write(folder.join("irregular-forms.tsv"), file)?;
    Ok(())
}

/// The lemma that is given most often, the first by the alphabet of several.
fn best(lemmas: &BTreeMap<String, usize>) -> (&str, usize) {
    let most = lemmas.iter().rev().max_by_key(|(_, count)| **count).expect("a form has a lemma");
    (most.0, *most.1)
}

fn counts(treebanks: &Path) -> Result<Counts, Box<dyn Error>> {
    let mut counts = Counts::new();
    let mut files: Vec<_> =
        fs::read_dir(treebanks)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "conllu"));
    files.sort();
    let is_plain = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    for file in files {
        for line in fs::read_to_string(file)?.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [number, form, lemma, upos, ..] = columns[..] else { continue };
            let (form, lemma) = (form.to_lowercase(), lemma.to_lowercase());
            let typo = columns
                .get(5)
                .is_some_and(|features| features.contains("Typo=Yes") || features.contains("Abbr=Yes"));
            let Some(upos) = Upos::of_name(upos).filter(|_| number.parse::<u32>().is_ok() && !typo) else {
                continue;
            };
            if is_plain(&form) && (is_plain(&lemma) || lemma == "i" || lemma == "a") {
                *counts.entry((form, upos)).or_default().entry(lemma).or_default() += 1;
            }
        }
    }
    Ok(counts)
}
