//! One import or linking at a time: a lock beside the file, which ends with the process that holds it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::error::Kind;

/// The right to write many articles; given back when it is dropped, or when the process dies.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of a store; an error with who holds it where somebody does.
    pub(crate) fn take(store: &Path) -> Result<Self, Kind> {
        let mut name = store.as_os_str().to_owned();
        name.push("-lock");
        let path = PathBuf::from(name);
        loop {
            let mut file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut who = String::new();
                    let _ = file.read_to_string(&mut who);
                    return Err(Kind::Locked(who.trim().to_owned()));
                }
                Err(TryLockError::Error(error)) => return Err(Kind::Io(error)),
            }
            let holder = format!("process {}", std::process::id());
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            file.write_all(holder.as_bytes())?;
            // Whoever held it before may have taken the file away between our opening and our locking.
            if fs::read_to_string(&path).is_ok_and(|stored| stored == holder) {
                return Ok(Self { path, file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_can_be_taken_again_after_it_was_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("a.onrecord");
        let held = Lock::take(&store).unwrap();
        let Err(Kind::Locked(who)) = Lock::take(&store) else { panic!("it was taken twice") };
        assert_eq!(who, format!("process {}", std::process::id()));
        drop(held);
        drop(Lock::take(&store).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
