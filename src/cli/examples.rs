//! What the help of a command ends with: calls that people copy.

/// All of karat.
pub(super) const KARAT: &str = "\
Examples:
  karat check                                   judge the repository you are in
  karat explain kubernetes.host_network         what a rule finds, why, how to fix it
  karat fix --diff                              what could be mended by itself
  karat score --explain                         levels and scores, and the sums behind them
  karat self-check                              what is configured here, and from where

Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong use or configuration,
3 nothing to check, 4 something could not be judged, and --strict was given.";

/// `karat check`
pub(super) const CHECK: &str = "\
Examples:
  karat check deploy/web.yaml ~/code            files, repositories, folders of many repositories
  karat check --select kubernetes --ignore kubernetes.cpu_limits
  karat check --since -o md=comment.md          what this branch brought, for a comment
  karat check --staged                          before a commit
  karat check --fail-on high --strict           for a pipeline

Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong use or configuration,
3 nothing to check, 4 something could not be judged, and --strict was given.";

/// `karat export`
pub(super) const EXPORT: &str = "\
Examples:
  karat export --format backstage catalog       catalog/tech-insights.json, for a fact retriever
  karat export --format port --store runs.db port

What becomes of the files is in docs/catalog.md.";

/// `karat report send`
pub(super) const REPORT: &str = "\
Examples:
  karat check --report-to https://karat.example.com    judge and report; what cannot be sent waits
  karat report send                                    once the server is back

Who reports is said by KARAT_TOKEN, or by the job of GitHub Actions itself.";

/// `karat explain`
pub(super) const EXPLAIN: &str = "\
Examples:
  karat explain kubernetes.host_network";

/// `karat init`
pub(super) const INIT: &str = "\
Examples:
  karat init --dry-run                          what would be written, and why
  karat init ~/code/shop";

/// `karat rules`
pub(super) const RULES: &str = "\
Examples:
  karat rules kubernetes                        the rules of a domain
  karat rules --site rules-site                 all of them as a web site";

/// `karat score`
pub(super) const SCORE: &str = "\
Examples:
  karat score --explain --scorecard supply-chain .
  karat score --group-by owner ~/code           how the services of each owner stand
  karat score -o text -o md=summary.md          and as the summary of a job";

/// `karat test`
pub(super) const TEST: &str = "\
Examples:
  karat test policies --coverage
  karat test policies/kubernetes/host_network";

/// `karat simulate`
pub(super) const SIMULATE: &str = "\
Examples:
  karat simulate --scorecard standards/scorecards/base.toml ../services
  karat simulate --scorecard new.toml --against origin/main -o md ../services";

/// `karat adoption`
pub(super) const ADOPTION: &str = "\
Examples:
  karat adoption --standards standards --window 720d ../services
  karat adoption --standards standards --template service=../templates ../services";

/// `karat demo`
pub(super) const DEMO: &str = "\
Examples:
  karat demo marlow && cd marlow && karat history level --since 365d --group-by owner";

/// `karat waivers`
pub(super) const WAIVERS: &str = "\
Examples:
  karat waivers --standards standards -o text -o json=waivers.json
  karat waivers ~/code                     # in comments of many repositories";

/// `karat lsp`
pub(super) const LSP: &str = "\
Editors start it by themselves; docs/editors.md has the settings for VS Code, Neovim and Helix.";

/// `karat token create`
#[cfg(feature = "serve")]
pub(super) const TOKEN: &str = "\
Examples:
  karat token create catalog --read --all --until 365d
  karat token create ci-payments --write --repository 'github.com/acme/pay-*'
  karat token create payments --read --owner group:default/payments";

/// `karat serve`
#[cfg(feature = "serve")]
pub(super) const SERVE: &str = "\
Examples:
  karat serve                                   the history of karat.toml, at http://127.0.0.1:8080/
  karat serve --store 'postgres://karat@db/karat?sslmode=require' --listen 0.0.0.0:8080

Who may read is said in [serve] of karat.toml; without it, nobody may.";
