# METADATA
# title: GKE cluster that ignores network policies
# description: >-
#   Nothing in the cluster enforces network policies. They can be written and are accepted, but every pod goes on
#   speaking with every other, so an intruder in one reaches them all. Clusters with Dataplane V2, and with it all
#   Autopilot clusters, enforce them by themselves.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
#     description: Google Cloud, Control communication with network policies
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
#     description: Google Cloud, GKE Dataplane V2
# custom:
#   severity: medium
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Set `datapath_provider = "ADVANCED_DATAPATH"` on a new cluster. An existing one cannot change to it: write
#     `network_policy { enabled = true }` and switch `network_policy_config` on under `addons_config`; the nodes are
#     made anew.
#   controls:
#     cis_gke_1_6: ["4.3.1"]
package terraform.gcp.gke_network_policy

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	terraform.is_false(setting.value)
	terraform.known(_others(setting.resource))
	message := "network policies are not enforced"
}

unknown contains google.doubt("network_policy", setting.at, setting.resource) if {
	some setting in _settings
	not terraform.is_true(setting.value)
	terraform.unknown([setting.value, _others(setting.resource)])
}

_settings := [setting |
	some setting in google.settings({"google_container_cluster"}, ["network_policy", "enabled"], false)
	not terraform.is_true(object.get(setting.resource.body, "enable_autopilot", null))
	terraform.argument(setting.resource.body, "datapath_provider", "") != "ADVANCED_DATAPATH"
]

# What else can switch them on.
_others(cluster) := [object.get(cluster.body, name, null) |
	some name in ["enable_autopilot", "datapath_provider"]
]
