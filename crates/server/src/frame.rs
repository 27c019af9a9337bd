//! What stands around every page: the file's name, the ways to the other pages, and where the built files are.

use crate::assets;
use crate::server::App;

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The file's name, without its folder.
    pub(crate) file: String,
    /// The part of the site that the page belongs to.
    pub(crate) part: &'static str,
    /// What a form must say to be believed.
    pub(crate) form: String,
}

/// The parts of the site, in the order of the line on top: address and name.
const PARTS: [(&str, &str); 12] = [
    ("articles", "Articles"),
    ("statements", "Statements"),
    ("disputes", "Disputes"),
    ("figures", "Figures"),
    ("namings", "Namings"),
    ("actors", "Actors"),
    ("map", "Map"),
    ("network", "Network"),
    ("changes", "Changes"),
    ("review", "Review"),
    ("corrections", "Corrections"),
    ("add", "Add"),
];

impl Frame {
    pub(crate) fn new(app: &App, part: &'static str) -> Self {
        let file = app.pool.file();
        let name = file.file_name().unwrap_or(file.as_os_str());
        Self { file: name.to_string_lossy().into_owned(), part, form: app.forms.word().to_owned() }
    }

    /// The address of a built file.
    pub(crate) fn asset(&self, name: &str) -> String {
        format!("/assets/{}/{name}", assets::version())
    }

    /// Address, name, and whether it is this page's part.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let here = self.part;
        PARTS.into_iter().map(move |(part, name)| (part, name, part == here))
    }
}
