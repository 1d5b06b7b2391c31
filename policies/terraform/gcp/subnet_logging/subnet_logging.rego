# METADATA
# title: Subnet without flow logs
# description: >-
#   Nobody can say afterwards which machine of the subnet spoke with whom. After an incident it stays unknown where
#   an intruder came from, where they went, and what was carried away. Subnets that only serve load balancers,
#   Private Service Connect or NAT are left out.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/flow-logs
#     description: Google Cloud, VPC Flow Logs
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
#     description: Terraform, google_compute_subnetwork
# custom:
#   severity: low
#   kinds: [terraform_module/google_compute_subnetwork]
#   remediation: >-
#     Write a `log_config` block. Logs are paid for by volume: a longer `aggregation_interval` and a smaller
#     `flow_sampling` (not 0) make them cheaper.
#   controls:
#     cis_gcp_3_0: ["3.8"]
package terraform.gcp.subnet_logging

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": subnet.path, "resource": subnet.address} if {
	some subnet in _subnets
	count(google.blocks(subnet, "log_config")) == 0
	message := "log_config is missing, so flows are not logged"
}

deny contains terraform.finding(setting, message) if {
	some setting in _samplings
	terraform.number(setting.value) == 0
	message := "flow_sampling is 0, so flows are not logged"
}

unknown contains finding if some finding in terraform.undecided(_samplings)

unknown contains google.doubt("log_config", block.path, subnet) if {
	some subnet in _subnets
	some block in google.blocks(subnet, "log_config")
	block.doubt
}

unknown contains google.doubt("purpose", subnet.path, subnet) if {
	some subnet in terraform.resources_of({"google_compute_subnetwork"})
	_may_be_for_machines(object.get(subnet.body, "purpose", null))
	count(google.blocks(subnet, "log_config")) == 0
}

# A choice between two purposes tells enough if neither is for machines.
_may_be_for_machines(purpose) if {
	terraform.unknown(purpose)
	not regex.match(`^\$\{.* \? "[A-Z_]+" : "[A-Z_]+"\}$`, purpose)
}

_may_be_for_machines(purpose) if {
	terraform.unknown(purpose)
	regex.match(`\? "PRIVATE(_RFC_1918)?"|: "PRIVATE(_RFC_1918)?"\}$`, purpose)
}

# Subnets for machines. Flow logs were an argument before version 3 of the provider, and may be a resource of their own.
_subnets := [subnet |
	some subnet in terraform.resources_of({"google_compute_subnetwork"})
	terraform.argument(subnet.body, "purpose", "PRIVATE") in {"PRIVATE", "PRIVATE_RFC_1918"}
	not terraform.is_true(object.get(subnet.body, "enable_flow_logs", null))
	not _is_logged_elsewhere(subnet)
]

_samplings := [setting |
	some subnet in _subnets
	some setting in google.settings_of(subnet, ["log_config", "flow_sampling"], 0.5)
]

_is_logged_elsewhere(subnet) if {
	some config in terraform.resources_of({"google_network_management_vpc_flow_logs_config"})
	terraform.argument(config.body, "state", "ENABLED") != "DISABLED"
	_covers(config, subnet)
}

_covers(config, subnet) if terraform.refers_to(config.body.subnet, subnet.address)

_covers(config, subnet) if {
	some network in terraform.resources_of({"google_compute_network"})
	terraform.refers_to(config.body.network, network.address)
	terraform.refers_to(subnet.body.network, network.address)
}
