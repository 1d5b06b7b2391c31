//! The JSON Schemas of the files of definitions, for editors: `#:schema karat-scorecard-1.schema.json` at the top of a file.
//!
//! A test holds them and the readers together: each names the fields that the other one knows.

#[cfg(test)]
mod tests;

/// Names of the file types and their schemas.
pub const SCHEMAS: [(&str, &str); 6] = [
    ("scorecard", include_str!("karat-scorecard-1.schema.json")),
    ("waiver", include_str!("karat-waiver-1.schema.json")),
    ("waiver-policy", include_str!("karat-waiver-policy-1.schema.json")),
    ("campaign", include_str!("karat-campaign-1.schema.json")),
    ("facts", include_str!("karat-facts-1.schema.json")),
    ("path", include_str!("karat-path-1.schema.json")),
];
