# METADATA
# title: Advisories on actions
# description: >-
#   Versions of actions that an advisory of the GitHub Advisory Database (https://github.com/advisories, ecosystem GitHub Actions)
#   names, from the first one that is affected to the first one that is not, and the commits of known attacks.
package lib.github_advisories

import data.lib.github_actions

# The advisories that every version meets which a reference may stand for: `v4` is some version from 4.0.0 to 5.0.0.
of(use) := {advisory.id |
	numbers := github_actions.version(use.ref)
	lowest := array.slice(array.concat(numbers, [0, 0]), 0, 3)
	some advisory in array.concat(_known(use.repository), _known(use.name))
	lowest >= advisory.from
	_next(numbers) <= advisory.below
} | {id |
	some id in [_attacks[lower(use.ref)]]
}

_known(name) := object.get(_advisories, name, [])

# The first version behind those that the numbers stand for.
_next(numbers) := array.slice(array.concat(array.concat(kept, [raised]), [0, 0]), 0, 3) if {
	last := count(numbers) - 1
	kept := array.slice(numbers, 0, last)
	raised := numbers[last] + 1
}

_attacks := {
	"0e58ed8671d6b60d0890c21b07f8835ace038e67": "GHSA-mrrh-fwg8-r2c3",
	"f0d342d24037bb11d26b9bd8496e0808ba32e9ec": "GHSA-qmg3-hpqr-gqvc",
}

_advisories := {
	"actions/download-artifact": [
		{"id": "GHSA-cxww-7g56-2vh6", "from": [4, 0, 0], "below": [4, 1, 7]},
	],
	"atlassian/gajira-create": [
		{"id": "GHSA-4xqx-pqpj-9fqw", "from": [0, 0, 0], "below": [2, 0, 1]},
	],
	"azure/setup-kubectl": [
		{"id": "GHSA-p756-rfxh-x63h", "from": [0, 0, 0], "below": [3, 0, 0]},
	],
	"check-spelling/check-spelling": [
		{"id": "GHSA-g86g-chm8-7r2p", "from": [0, 0, 0], "below": [0, 0, 19]},
	],
	"embano1/wip": [
		{"id": "GHSA-rg3q-prf8-qxmp", "from": [0, 0, 0], "below": [2, 0, 0]},
	],
	"fish-shop/syntax-check": [
		{"id": "GHSA-xj87-mqvh-88w2", "from": [0, 0, 0], "below": [1, 6, 12]},
	],
	"github/codeql-action": [
		{"id": "GHSA-vqf5-2xx6-9wfm", "from": [2, 26, 11], "below": [3, 0, 0]},
		{"id": "GHSA-vqf5-2xx6-9wfm", "from": [3, 26, 11], "below": [3, 28, 3]},
	],
	"gradle/gradle-build-action": [
		{"id": "GHSA-h3qr-39j9-4r5v", "from": [0, 0, 0], "below": [2, 4, 2]},
	],
	"hashicorp/vault-action": [
		{"id": "GHSA-4mgv-m5cm-f9h7", "from": [0, 0, 0], "below": [2, 2, 0]},
	],
	"j178/prek-action": [
		{"id": "GHSA-pwf7-47c3-mfhx", "from": [0, 0, 0], "below": [1, 0, 6]},
	],
	"kartverket/github-workflows/.github/workflows/run-terraform.yml": [
		{"id": "GHSA-f9qj-7gh3-mhj4", "from": [0, 0, 0], "below": [2, 7, 5]},
	],
	"pypa/gh-action-pypi-publish": [
		{"id": "GHSA-vxmw-7h4f-hqxh", "from": [0, 0, 0], "below": [1, 13, 0]},
	],
	"rlespinasse/github-slug-action": [
		{"id": "GHSA-7f32-hm4h-w77q", "from": [0, 0, 0], "below": [1, 1, 1]},
		{"id": "GHSA-6q4m-7476-932w", "from": [4, 0, 0], "below": [4, 4, 1]},
	],
	"some-natalie/ghas-to-csv": [
		{"id": "GHSA-634p-93h9-92vh", "from": [0, 0, 0], "below": [1, 0, 0]},
	],
	"sonarsource/sonarqube-scan-action": [
		{"id": "GHSA-f79p-9c5r-xg88", "from": [4, 0, 0], "below": [5, 3, 1]},
	],
	"step-security/harden-runner": [
		{"id": "GHSA-g85v-wf27-67xc", "from": [0, 0, 0], "below": [2, 10, 2]},
		{"id": "GHSA-mxr3-8whj-j74r", "from": [0, 12, 0], "below": [2, 12, 0]},
	],
	"tj-actions/branch-names": [
		{"id": "GHSA-8v8w-v8xg-79rf", "from": [0, 0, 0], "below": [7, 0, 7]},
		{"id": "GHSA-gq52-6phf-x2r6", "from": [0, 0, 0], "below": [9, 0, 0]},
	],
	"tj-actions/changed-files": [
		{"id": "GHSA-mcph-m25j-8j63", "from": [0, 0, 0], "below": [41, 0, 0]},
		{"id": "GHSA-mrrh-fwg8-r2c3", "from": [0, 0, 0], "below": [46, 0, 1]},
	],
	"tj-actions/verify-changed-files": [
		{"id": "GHSA-ghm2-rq8q-wrhc", "from": [0, 0, 0], "below": [17, 0, 0]},
	],
	"ultralytics/actions": [
		{"id": "GHSA-7x29-qqmq-v6qc", "from": [0, 0, 0], "below": [0, 0, 3]},
	],
}
