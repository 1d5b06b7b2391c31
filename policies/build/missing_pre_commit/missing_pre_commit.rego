# METADATA
# title: No checks before a commit
# description: >-
#   No file configures hooks that check a commit before it is made. Mistakes that a formatter or a scanner for secrets sees
#   in a second are found minutes later in CI, and a secret is then already on the server.
# related_resources:
#   - ref: https://pre-commit.com/
#     description: pre-commit
#   - ref: https://lefthook.dev/
#     description: Lefthook
#   - ref: https://typicode.github.io/husky/
#     description: husky
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [package_json]
#   remediation: >-
#     Add a `.pre-commit-config.yaml` (or `lefthook.yml`, husky) with the formatter, the linter for changed files and a
#     scanner for secrets. Keep it under a few seconds, or people pass it over, and let CI run the same hooks: those on a
#     laptop are a convenience, not a gate.
package build.missing_pre_commit

import data.lib.code
import data.lib.repository

applies if count(code.programmed) > 0

deny contains {"message": "no file configures hooks that check a commit", "at": []} if {
	repository.known
	count(repository.named(["", ".config"], _names)) == 0
	not _has_hooks
}

_has_hooks if {
	some path, _ in input.files
	regex.match(`^\.(husky|githooks|git-hooks)/[^/]+$`, path)
}

_has_hooks if {
	some document in input.documents.package_json
	count({"husky", "lint-staged", "simple-git-hooks", "nano-staged", "pre-commit", "gitHooks"} & object.keys(document.value)) > 0
}

_names := concat("", [
	`^(\.pre-commit-config\.ya?ml|prek\.toml|\.?lefthook\.(ya?ml|toml|json)|\.huskyrc.*|\.lintstagedrc.*`,
	`|lint-staged\.config\..*|\.overcommit\.yml|captainhook\.json|grumphp\.ya?ml(\.dist)?|hk\.pkl|\.rusty-hook\.toml)$`,
])
