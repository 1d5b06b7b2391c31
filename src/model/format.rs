//! What a file's name says about its text.

/// The syntax of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// YAML, any number of documents.
    Yaml,
    /// JSON, comments and trailing commas refused.
    Json,
    /// JSON with comments and trailing commas (`.jsonc`, `.json5` is not it; tsconfig, devcontainer, VS Code settings).
    Jsonc,
    /// TOML 1.0.
    Toml,
    /// HCL 2: `.tf`, `.tfvars`, `.hcl`.
    Hcl,
    /// Terraform's JSON syntax: `.tf.json`, `.tfvars.json`.
    TerraformJson,
    /// Dockerfile, Containerfile.
    Dockerfile,
    /// `KEY=value` lines.
    Dotenv,
    /// INI and what is like it.
    Ini,
    /// Java properties.
    Properties,
    /// XML.
    Xml,
    /// CODEOWNERS of GitHub and GitLab.
    Codeowners,
    /// `.gitignore` and its kin.
    Ignore,
    /// `go.mod`.
    GoMod,
    /// Anything else: in the file list, not parsed.
    Other,
}

impl Format {
    /// The word used in reports and in `data.karat.source`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Jsonc => "jsonc",
            Self::Toml => "toml",
            Self::Hcl => "hcl",
            Self::TerraformJson => "terraform_json",
            Self::Dockerfile => "dockerfile",
            Self::Dotenv => "dotenv",
            Self::Ini => "ini",
            Self::Properties => "properties",
            Self::Xml => "xml",
            Self::Codeowners => "codeowners",
            Self::Ignore => "ignore",
            Self::GoMod => "gomod",
            Self::Other => "other",
        }
    }
}
