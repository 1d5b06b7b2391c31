# METADATA
# title: Config aggregator that leaves regions out
# description: >-
#   The aggregator gathers from some regions only. What is made in another one, as attackers like to do, is not seen.
#   Regions that AWS opens later are left out, too, where they are listed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
#     description: AWS, Multi-Account Multi-Region Data Aggregation for AWS Config
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_aggregator
#     description: Terraform, aws_config_configuration_aggregator
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_config_configuration_aggregator]
#   remediation: >-
#     Set `all_regions = true` in the source, and take `regions` out.
package terraform.aws.config_aggregator_all_regions

import data.lib.fix
import data.lib.terraform
import data.lib.terraform_blocks

deny contains object.union(terraform.finding(setting, "some regions are left out"), _remedy(setting)) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [terraform_blocks.doubted(setting) |
	some source in ["account_aggregation_source", "organization_aggregation_source"]
	path := [source, "all_regions"]
	some setting in terraform_blocks.stated(["aws_config_configuration_aggregator"], path, false)
	not terraform.is_true(setting.value)
]

_remedy(setting) := {"fix": remedy} if {
	listed := [fix.remove(array.concat(setting.resource.path, ["regions"])) | _ = setting.resource.body.regions]
	remedy := fix.unsafe("Gather from all regions", array.concat([fix.set(setting.edit, true)], listed))
}
