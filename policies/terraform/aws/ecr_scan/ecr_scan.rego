# METADATA
# title: ECR repository whose images are not scanned
# description: >-
#   Images are not scanned for known flaws when they are pushed. A base image with a public exploit is then rolled out
#   unnoticed. A module that sets up scanning for the whole registry is left out.
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

deny contains terraform.mended(setting, "images are not scanned when they are pushed", true) if {
	some setting in _scanning
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_scanning)

_path := ["image_scanning_configuration", "scan_on_push"]

_scanning := [setting |
	not _by_registry
	some setting in terraform.settings(["aws_ecr_repository"], _path, false)
]

_by_registry if {
	some registry in terraform.resources_of(["aws_ecr_registry_scanning_configuration"])
	some rule in terraform.blocks(registry, "rule")
	rule.body.scan_frequency in {"CONTINUOUS_SCAN", "SCAN_ON_PUSH"}
}
