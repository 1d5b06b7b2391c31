# METADATA
# title: ECR repository whose tags can be moved
# description: >-
#   A tag of the repository can be moved to another image. Whoever may push can replace a released version with an
#   image of their own, and every cluster that pulls the tag runs it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
#     description: AWS, Preventing image tags from being overwritten
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2
#     description: AWS Security Hub, ECR.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ecr_repository]
#   remediation: >-
#     Set `image_tag_mutability = "IMMUTABLE"`. Pipelines that push `latest` fail then: let them push a tag of their
#     own for each build, or keep such tags movable with `IMMUTABLE_WITH_EXCLUSION`.
#   controls:
#     fsbp: ["ECR.2"]
package terraform.aws.ecr_immutable

import data.lib.terraform

_mutability := terraform.settings(["aws_ecr_repository"], ["image_tag_mutability"], "MUTABLE")

deny contains terraform.mended(setting, "tags can be moved to other images", "IMMUTABLE") if {
	some setting in _mutability
	setting.value in {"MUTABLE", "MUTABLE_WITH_EXCLUSION"}
}

unknown contains finding if some finding in terraform.undecided(_mutability)
