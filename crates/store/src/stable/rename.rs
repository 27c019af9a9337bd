//! New identifiers in place of those that the reader gave, wherever a reading names an item.

use onrecord_record::{Item, Reading, VisitMut};

use super::Names;

pub(super) fn rename(reading: &mut Reading, names: &Names) {
    reading.visit_mut(&mut Rename(names));
}

struct Rename<'a>(&'a Names);

impl Rename<'_> {
    fn one(&self, id: &mut String) {
        if let Some(name) = self.0.get(id.as_str()) {
            id.clone_from(name);
        }
    }
}

impl VisitMut for Rename<'_> {
    fn item<T: Item>(&mut self, item: &mut T) {
        self.one(item.id_mut());
        for mut reference in item.references() {
            if let Some(id) = reference.id_mut() {
                self.one(id);
            }
        }
    }
}
