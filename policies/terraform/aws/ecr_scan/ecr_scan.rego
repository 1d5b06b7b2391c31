# METADATA
# title: ECR repository whose images are not scanned
# description: >-
#   Images are not scanned for known flaws when they are pushed. A base image with a public exploit is then rolled out
#   unnoticed. Repositories that a rule for the registry scans are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
#     description: AWS, Scan images for software vulnerabilities
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1
#     description: AWS Security Hub, ECR.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ecr_repository]
#   remediation: >-
#     Set `scan_on_push = true` in `image_scanning_configuration`, or scan the whole registry with
#     `aws_ecr_registry_scanning_configuration`; enhanced scanning looks at images again when new flaws become known.
#   controls:
#     cis_eks_1_5: ["5.1.1"]
#     fsbp: ["ECR.1"]
package terraform.aws.ecr_scan

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.mended(setting, "images are not scanned when they are pushed", true) if {
	some setting in _scanning
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_scanning)

_path := ["image_scanning_configuration", "scan_on_push"]

_scanning := [setting |
	some said in terraform.settings(["aws_ecr_repository"], _path, false)
	scans := _scans(object.get(said.resource.body, "name", ""))
	every doubts in scans {
		doubts != []
	}
	setting := object.union(said, {"value": scans[0][0] | terraform.is_false(said.value)})
]

# The rules of the registry that scan a repository of a name, or may do so: the unknown values that it hangs on, of each.
_scans(repository) := [array.concat(doubts, [value | some value in said; terraform.unknown(value)]) |
	some registry in terraform.resources_of(["aws_ecr_registry_scanning_configuration"])
	doubts := [doubt.value | some doubt in terraform_instances.doubts(registry, {})]
	some rule in terraform.blocks(registry, "rule")
	frequency := terraform.argument(rule.body, "scan_frequency", "MANUAL")
	_is_scan(frequency)
	some filter in _filters(rule)
	said := array.concat([object.get(rule, "for_each", null), frequency], _open(filter, repository))
]

_is_scan(frequency) if frequency in {"CONTINUOUS_SCAN", "SCAN_ON_PUSH"}

_is_scan(frequency) if terraform.unknown(frequency)

_filters(rule) := [setting.value |
	some setting in terraform.settings_of(rule, ["repository_filter", "filter"], "*")
	is_string(setting.value)
]

# What is unknown of whether a filter takes a repository in; nothing if it does. A filter without `*` takes all names in
# that have it anywhere.
_open(filter, repository) := [] if {
	terraform.known(filter)
	plain := regex.replace(sprintf("%v", [repository]), `\$\{[^}]*\}`, "?")
	regex.match(_pattern(filter), plain)
} else := [filter, repository] if {
	terraform.unknown([filter, repository])
}

_pattern(filter) := _quoted(filter) if {
	not contains(filter, "*")
} else := sprintf("^%s$", [replace(_quoted(filter), `\*`, ".*")])

_quoted(text) := regex.replace(text, `[^A-Za-z0-9_/-]`, `\$0`)
