//! What can be said of `onrecord serve`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord serve crisis.onrecord --open
  onrecord serve crisis.onrecord --port 8080
  onrecord serve crisis.onrecord --address 0.0.0.0 --token      for others in the same network

Only this machine can open the pages, unless --address says otherwise; then everybody who opens them must have the token. The
pages are not encrypted on their way: give others a tunnel (`ssh -L`) or a proxy with a certificate where the network is
not yours.")]
pub(crate) struct ServeOptions {
    /// The file that `onrecord import` made
    pub(crate) file: PathBuf,
    /// Open it in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// The port; 0 for a free one
    #[arg(long, default_value_t = 7171)]
    pub(crate) port: u16,
    /// Another address than this machine's own; needs --token
    #[arg(long, value_name = "IP")]
    pub(crate) address: Option<IpAddr>,
    /// Ask for a token; one is made where none is given
    #[arg(long, value_name = "WORD", num_args = 0..=1, env = "ONRECORD_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<Option<String>>,
    /// Another name by which browsers ask for this machine
    #[arg(long = "name", value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Who corrects; by default, your login
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
}
