//! karat.
pub mod discover;
pub mod model;
pub mod parse;
