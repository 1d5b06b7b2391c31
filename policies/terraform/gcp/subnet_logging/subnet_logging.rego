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
import data.lib.terraform_instances

deny contains {"message": message, "at": subnet.path, "resource": subnet.address} if {
	some subnet in _subnets
	count(google.blocks(subnet, "log_config")) == 0
	count(_doubts(subnet)) == 0
	message := "log_config is missing, so flows are not logged"
}

deny contains terraform.finding(setting, message) if {
	some setting in _samplings
	terraform.number(setting.value) == 0
	count(_doubts(setting.resource)) == 0
	message := "flow_sampling is 0, so flows are not logged"
}

unknown contains finding if some finding in terraform.undecided(_samplings)

unknown contains finding if {
	some subnet in _subnets
	_is_unlogged(subnet)
	some finding in terraform.undecided(_doubts(subnet))
}

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

_is_unlogged(subnet) if count(google.blocks(subnet, "log_config")) == 0

_is_unlogged(subnet) if {
	some setting in _samplings
	setting.resource == subnet
	terraform.number(setting.value) == 0
}

_samplings := [setting |
	some subnet in _subnets
	some setting in google.settings_of(subnet, ["log_config", "flow_sampling"], 0.5)
]

_is_logged_elsewhere(subnet) if {
	some state in _states(subnet)
	terraform_instances.reservations(state, subnet) == []
}

# Why it is unknown whether a resource of its own logs the flows of a subnet.
_doubts(subnet) := [object.union(doubt, {"resource": subnet}) |
	some state in _states(subnet)
	some doubt in terraform_instances.reservations(state, subnet)
]

_states(subnet) := [state |
	some config in terraform.resources_of({"google_network_management_vpc_flow_logs_config"})
	_covers(config, subnet)
	some state in terraform.settings_of(config, ["state"], "ENABLED")
	state.value != "DISABLED"
]

_covers(config, subnet) if terraform.refers_to(config.body.subnet, subnet.address)

_covers(config, subnet) if {
	some network in terraform.resources_of({"google_compute_network"})
	terraform.refers_to(config.body.network, network.address)
	terraform.refers_to(subnet.body.network, network.address)
}
