//! A panic in the work on one article, as a value: a defect costs that article, not the batch.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use onrecord_ingest::{Error, Failure};

thread_local! {
    /// Whether this thread does work whose panics are caught.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where in the source the last such panic happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does work that stands alone: what it began is thrown away where it panics, so that nothing half done is seen later.
/// An error holds the panic's message and its place in the source, on one line.
///
/// Nothing is printed meanwhile, unless `RUST_BACKTRACE` asks for it. Panics elsewhere are reported as before.
pub(crate) fn caught<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| hook(info, &before)));
    });
    let outer = CAUGHT.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(outer);
    done.map_err(|payload| {
        let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(message), _) => message,
            (_, Some(message)) => message.as_str(),
            _ => "a panic without a message",
        };
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        match PLACE.take() {
            Some(place) => format!("{message} ({place})"),
            None => message,
        }
    })
}

fn hook(info: &PanicHookInfo<'_>, before: &dyn Fn(&PanicHookInfo<'_>)) {
    if !CAUGHT.get() {
        return before(info);
    }
    PLACE.set(info.location().map(|place| format!("{}:{}", place.file(), place.line())));
    if Backtrace::capture().status() == BacktraceStatus::Captured {
        before(info);
    }
}

/// The failure of an input, or of one article in it, whose reading panicked.
pub(crate) fn failure(input: &str, article: Option<&str>, panic: String) -> Failure {
    let file = input.rsplit(['/', '\\']).next().unwrap_or(input);
    let input = match article.filter(|id| !file.starts_with(id)) {
        Some(id) => format!("{input} ({id})"),
        None => input.to_owned(),
    };
    Failure { input, reason: Error::defect(panic) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message_and_its_place() {
        let panic = caught::<()>(|| panic!("a number\n is {}", "there")).unwrap_err();
        assert!(panic.starts_with("a number is there (") && panic.contains("panic.rs:"), "{panic}");
        assert_eq!(caught(|| 3), Ok(3));
        assert!(!CAUGHT.get());
    }

    #[test]
    fn a_failure_names_the_article_where_the_input_holds_several() {
        let says = |input, article| failure(input, article, "no".to_owned()).to_string();
        assert!(says("news/a.txt", Some("a")).starts_with("news/a.txt: a defect of this program: no — "));
        assert!(says("news.jsonl", Some("k7")).starts_with("news.jsonl (k7): a defect"));
        assert!(says("news.warc", None).starts_with("news.warc: a defect"));
    }
}
