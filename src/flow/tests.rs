//! Whole histories → figures.
