//! The policies and scorecards that are built in, as a table made when karat is compiled.

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));
