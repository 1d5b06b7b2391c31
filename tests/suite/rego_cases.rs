//! Rego as OPA answers it: the recorded cases.
