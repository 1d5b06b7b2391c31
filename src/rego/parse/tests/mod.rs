//! Tables: what texts mean, where each part stands, what is refused and where.

mod faults;
mod shape;
mod trees;
