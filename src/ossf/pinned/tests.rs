//! Scripts and commands → dependencies.
