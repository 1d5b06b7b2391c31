//! karat.
pub mod evaluate;
pub mod model;
pub mod parse;
