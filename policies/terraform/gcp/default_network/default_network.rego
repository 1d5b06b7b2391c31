# METADATA
# title: Project with the default network
# description: >-
#   The project gets a network that is called `default`. It has a subnet in every region, all with well-known
#   ranges, and firewall rules that let SSH, Remote Desktop and ICMP in from everywhere. Whatever is started without
#   a network of its own lands there.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/vpc#default-network
#     description: Google Cloud, Default network
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project
#     description: Terraform, google_project
# custom:
#   severity: medium
#   kinds: [terraform_module/google_project]
#   remediation: >-
#     Set `auto_create_network = false` and make the networks that are needed. To have it so for every new project,
#     enforce the organization policy `compute.skipDefaultNetworkCreation`.
#   controls:
#     cis_gcp_3_0: ["3.1"]
package terraform.gcp.default_network

import data.lib.google
import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	terraform.is_true(setting.value)
	message := sprintf("%s, so the project gets the default network", [setting.said])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	every doubts in _skips {
		doubts != []
	}
	some said in google.settings({"google_project"}, ["auto_create_network"], true)
	setting := object.union(said, {"value": _skips[0][0].value | terraform.is_true(said.value)})
]

_constraint := "compute.skipDefaultNetworkCreation"

# Organization policies that skip the network, or may do so: why that is unknown, of each.
_skips := [terraform_instances.reservations(policy, {}) |
	some policy in _policies
	_enforces(policy.value)
]

_enforces(value) if upper(sprintf("%v", [value])) in {"TRUE", "1"}

_enforces(value) if terraform.unknown(value)

# In their new form and in their old one.
_policies contains policy if {
	some policy in google.settings({"google_org_policy_policy"}, ["spec", "rules", "enforce"], "FALSE")
	is_string(policy.resource.body.name)
	endswith(policy.resource.body.name, sprintf("/policies/%s", [_constraint]))
}

_policies contains policy if {
	types := {"google_folder_organization_policy", "google_organization_policy"}
	some policy in google.settings(types, ["boolean_policy", "enforced"], false)
	is_string(policy.resource.body.constraint)
	trim_prefix(policy.resource.body.constraint, "constraints/") == _constraint
}
