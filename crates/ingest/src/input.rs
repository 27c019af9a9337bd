//! What a caller names on the command line: files, folders, standard input.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::{Error, Failure};

/// One stream of bytes to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// The name used in failures: the path, or `stdin`.
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Stdin => "stdin".to_owned(),
        }
    }
}

/// The inputs that `paths` stand for.
///
/// A folder stands for the files below it in sorted order, without hidden ones; links to folders are not followed.
/// `-` is standard input. A file that several paths lead to is one input. What cannot be listed is a [`Failure`]; a path that does not exist is one as well.
///
/// ```
/// use onrecord_ingest::{Input, expand};
/// let (inputs, failures) = expand(["-".into(), "no/such/file.html".into()]);
/// assert_eq!(inputs, [Input::Stdin]);
/// assert_eq!(failures[0].input, "no/such/file.html");
/// ```
pub fn expand(paths: impl IntoIterator<Item = PathBuf>) -> (Vec<Input>, Vec<Failure>) {
    let mut inputs = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
            continue;
        }
        match path.metadata() {
            Ok(found) if found.is_dir() => walk(&path, &mut inputs, &mut failures),
            Ok(_) => inputs.push(Input::Path(path)),
            Err(error) => failures.push(Failure::new(path.display().to_string(), Error::from_io(error))),
        }
    }
    once(&mut inputs);
    (inputs, failures)
}

/// Leaves each input where it comes first.
fn once(inputs: &mut Vec<Input>) {
    let mut folders: HashMap<PathBuf, PathBuf> = HashMap::new();
    let mut seen = HashSet::new();
    inputs.retain(|input| {
        let Input::Path(path) = input else { return seen.insert(None) };
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return true };
        let real = folders
            .entry(folder.to_owned())
            .or_insert_with(|| folder.join(".").canonicalize().unwrap_or_else(|_| folder.to_owned()));
        seen.insert(Some(real.join(name)))
    });
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, failures: &mut Vec<Failure>) {
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."));
    for entry in entries {
        match entry {
            Ok(entry) if entry.path().is_file() => inputs.push(Input::Path(entry.into_path())),
            Ok(_) => {}
            Err(error) => {
                let name = error.path().unwrap_or(folder).display().to_string();
                failures.push(Failure::new(name, Error::from_io(error.into())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_files_in_sorted_order_without_hidden_ones() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("b/.git")).unwrap();
        for name in ["c.txt", "a.txt", ".hidden", "b/x.txt", "b/.git/y.txt"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let (inputs, failures) = expand([folder.path().to_path_buf()]);
        let names: Vec<String> = inputs
            .iter()
            .map(|input| {
                input.name().trim_start_matches(&folder.path().display().to_string()).replace('\\', "/")
            })
            .collect();
        assert_eq!(names, ["/a.txt", "/b/x.txt", "/c.txt"]);
        assert!(failures.is_empty());
    }

    #[test]
    fn what_is_named_twice_is_one_input_where_it_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.txt"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let one = folder.path().join("b.txt");
        let (inputs, _) = expand([
            one.clone(),
            "-".into(),
            folder.path().to_path_buf(),
            folder.path().join("."),
            "-".into(),
        ]);
        assert_eq!(inputs, [Input::Path(one), Input::Stdin, Input::Path(folder.path().join("a.txt"))]);
    }

    #[test]
    fn a_path_that_does_not_exist_fails_and_the_rest_goes_on() {
        let (inputs, failures) = expand(["no-such-file".into(), "-".into()]);
        assert_eq!(inputs, [Input::Stdin]);
        assert!(failures[0].reason.is_unreadable());
        assert!(failures[0].to_string().ends_with("— check the path"), "{}", failures[0]);
    }
}
