//! Word pieces, encoder and heads: the only crate that knows the network.
