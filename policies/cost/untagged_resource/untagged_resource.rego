# METADATA
# title: Cloud resource whose cost nobody can be told
# description: >-
#   A resource that costs money by the hour has no tags or labels, and the provider adds none. Its charges land in the part of
#   the bill that belongs to nobody. A module without a provider of its own may get them from whoever calls it.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/allocation/
#     description: FinOps Foundation, allocation
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
#     description: Terraform, tags of AWS resources
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_db_instance
#     - terraform_module/aws_eks_cluster
#     - terraform_module/aws_elasticache_replication_group
#     - terraform_module/aws_instance
#     - terraform_module/aws_rds_cluster
#     - terraform_module/azurerm_kubernetes_cluster
#     - terraform_module/azurerm_linux_virtual_machine
#     - terraform_module/google_compute_instance
#     - terraform_module/google_container_cluster
#   remediation: >-
#     Set `default_tags` in the provider of AWS or `default_labels` in that of Google once, with team and cost centre; on Azure
#     give every resource `tags = local.tags`.
package cost.untagged_resource

import data.lib.terraform

applies if count(_judged) > 0

deny contains terraform.finding(setting, "has no tags that its cost could be told by") if {
	some setting in _settings
	terraform.is_false(setting.value)
	input.provider[_provider(setting)]
}

unknown contains finding if some finding in terraform.undecided(_settings)

unknown contains terraform.finding(setting, "may get its tags from the provider of the module that calls this one") if {
	some setting in _settings
	terraform.is_false(setting.value)
	not input.provider[_provider(setting)]
}

_settings := [setting | some setting in _judged; not _by_provider(_provider(setting))]

_judged := array.concat(
	terraform.presences(_tagged, ["tags"]),
	array.concat(
		terraform.presences(["google_compute_instance"], ["labels"]),
		terraform.presences(["google_container_cluster"], ["resource_labels"]),
	),
)

_by_provider(provider) if {
	some body in input.provider[provider]
	some name in ["default_labels", "default_tags"]
	count(body[name]) > 0
}

_provider(setting) := split(setting.resource.type, "_")[0]

_tagged := [
	"aws_db_instance", "aws_eks_cluster", "aws_elasticache_replication_group", "aws_instance", "aws_rds_cluster",
	"azurerm_kubernetes_cluster", "azurerm_linux_virtual_machine",
]
