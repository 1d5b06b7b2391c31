//! Scripts and what is read out of them.

use super::read;
use super::tree::{Part, Seen, Word, walk};
