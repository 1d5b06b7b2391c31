# METADATA
# title: ECS cluster without Container Insights
# description: >-
#   CloudWatch has no figures of the tasks and services of the cluster: that one runs out of memory, restarts or is
#   attacked shows only when users complain. A module that switches them on for the whole account is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/deploy-container-insights-ECS-cluster.html
#     description: AWS, Setting up Container Insights on Amazon ECS
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12
#     description: AWS Security Hub, ECS.12
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ecs_cluster]
#   remediation: >-
#     Add `setting { name = "containerInsights" value = "enhanced" }` (or `"enabled"`) to the cluster, or switch it on
#     for the account with `aws_ecs_account_setting_default`. CloudWatch charges for the metrics.
#   controls:
#     fsbp: ["ECS.12"]
package terraform.aws.ecs_container_insights

import data.lib.fix
import data.lib.terraform
import data.lib.terraform_instances

deny contains object.union(terraform.finding(setting, "no figures of tasks and services are gathered"), setting.remedy) if {
	some setting in _settings
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some cluster in terraform.resources_of(["aws_ecs_cluster"])
	some setting in _of(cluster)
	not setting.value in {"enabled", "enhanced"}
]

# What a cluster says of its insights, or else what holds for the account.
_of(cluster) := said if {
	said := [object.union(setting, {"value": value, "remedy": _replaced(setting)}) |
		some block in terraform.blocks(cluster, "setting")
		name := object.get(block.body, "name", "")
		_may_be_insights(name)
		some setting in terraform.settings_of(terraform.within(cluster, block), ["value"], "disabled")
		value := _doubted(setting.value, array.concat([doubt | doubt := block.for_each], [name | terraform.unknown(name)]))
	]
	count(said) > 0
} else := [object.union(setting, {"value": _of_account, "remedy": _added(cluster)}) |
	some setting in terraform.settings_of(cluster, ["setting"], "")
	terraform.known(setting.value)
] if {
	not terraform.unknown(object.get(cluster.body, "setting", ""))
} else := [object.union(setting, {"remedy": {}}) | some setting in terraform.settings_of(cluster, ["setting"], "")]

_may_be_insights(name) if name == "containerInsights"

_may_be_insights(name) if terraform.unknown(name)

_doubted(value, doubts) := doubts[0] if {
	count(doubts) > 0
	not value in {"enabled", "enhanced"}
} else := value

_replaced(setting) := {"fix": remedy} if {
	setting.edit != null
	remedy := fix.unsafe("Switch Container Insights on", [fix.set(setting.edit, "enabled")])
} else := {}

_added(cluster) := {"fix": remedy} if {
	path := array.concat(cluster.path, ["setting"])
	entry := {"name": "containerInsights", "value": "enabled"}
	remedy := fix.unsafe("Switch Container Insights on", [fix.append(path, entry)])
}

_account := [{"value": setting.value, "doubts": doubts} |
	some setting in terraform.settings(["aws_ecs_account_setting_default"], ["value"], "disabled")
	setting.resource.body.name == "containerInsights"
	doubts := terraform_instances.reservations(setting, {})
]

_of_account := said.value if {
	some said in _account
	said.value in {"enabled", "enhanced"}
	said.doubts == []
} else := doubts[0] if {
	doubts := [doubt.value | some said in _account; some doubt in said.doubts]
	count(doubts) > 0
} else := "disabled"
