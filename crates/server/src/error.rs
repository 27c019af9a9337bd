//! Why a server could not begin.

use std::fmt;
use std::io;
use std::net::SocketAddr;

/// Why a server could not begin; displays on one line with what to do.
#[derive(Debug)]
pub enum Error {
    /// The file cannot be read.
    Store(onrecord::store::Error),
    /// Another address than this machine's own, and no token.
    Open(SocketAddr),
    /// The address cannot be listened on.
    Listen(SocketAddr, io::Error),
    /// The system gives no threads or no random numbers.
    System(io::Error),
}

/// The result of beginning to serve.
pub type Result<T> = std::result::Result<T, Error>;

impl From<onrecord::store::Error> for Error {
    fn from(error: onrecord::store::Error) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Open(address) => write!(
                f,
                "{address}: others could read and correct the file there — add `--token`, or leave out `--address`"
            ),
            Self::Listen(address, error) => {
                let (reason, advice) = match error.kind() {
                    io::ErrorKind::AddrInUse => {
                        ("another program listens there", "give another `--port`, or 0 for a free one")
                    }
                    io::ErrorKind::PermissionDenied => {
                        ("it may not be listened on", "give a `--port` above 1023")
                    }
                    io::ErrorKind::AddrNotAvailable => {
                        ("this machine has no such address", "give one of its own to `--address`")
                    }
                    _ => return write!(f, "{address}: {error} — check `--address` and `--port`"),
                };
                write!(f, "{address}: {reason} — {advice}")
            }
            Self::System(error) => write!(f, "the server cannot begin: {error} — try again"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Listen(_, error) | Self::System(error) => Some(error),
            Self::Open(_) => None,
        }
    }
}
