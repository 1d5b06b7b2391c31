# METADATA
# title: GKE control plane open to the world
# description: >-
#   The API server of the cluster answers to every address. A stolen token or a flaw in the server can then be used
#   from anywhere. Without `master_authorized_networks_config` that is so by default; an empty block shuts everybody
#   outside of Google Cloud out.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
#     description: Google Cloud, Authorized networks for control plane access
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
#     description: Google Cloud, About network isolation in GKE
# custom:
#   severity: high
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Name the networks that administrators and pipelines come from in `master_authorized_networks_config`, or take
#     the public endpoint away with `private_cluster_config { enable_private_endpoint = true }`. The endpoint by
#     name (`dns_endpoint_config`) asks IAM before it lets anybody through.
#   controls:
#     cis_gke_1_6: ["5.6.3", "5.6.4"]
package terraform.gcp.gke_public_control_plane

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": cluster.path, "resource": cluster.address} if {
	some cluster in _clusters
	count(google.blocks(cluster, _block)) == 0
	terraform.known(_endpoints(cluster))
	message := "master_authorized_networks_config is missing, so everybody reaches the control plane"
}

deny contains terraform.finding(range, message) if {
	some range in _ranges
	is_string(range.value)
	endswith(range.value, "/0")
	terraform.known(_endpoints(range.resource))
	message := sprintf("everybody reaches the control plane: authorized network is %s", [range.value])
}

unknown contains google.doubt(_block, range.at, range.resource) if {
	some range in _ranges
	_may_be_world(range.value)
	terraform.unknown([range.value, _endpoints(range.resource)])
}

unknown contains google.doubt("enable_private_endpoint", cluster.path, cluster) if {
	some cluster in _clusters
	count(google.blocks(cluster, _block)) == 0
	terraform.unknown(_endpoints(cluster))
}

_block := "master_authorized_networks_config"

# Clusters whose control plane has a public endpoint, or may have one.
_clusters := [cluster |
	some cluster in terraform.resources_of({"google_container_cluster"})
	every private in _endpoints(cluster) {
		not terraform.is_true(private)
	}
]

# What takes the public endpoint away: a private one, or none that has an address.
_endpoints(cluster) := array.concat(
	[setting.value |
		path := ["private_cluster_config", "enable_private_endpoint"]
		some setting in google.settings_of(cluster, path, false)
	],
	[private |
		path := ["control_plane_endpoints_config", "ip_endpoints_config", "enabled"]
		some setting in google.settings_of(cluster, path, true)
		private := _opposite(setting.value)
	],
)

_opposite(value) if {
	terraform.is_false(value)
} else := false if {
	terraform.is_true(value)
} else := value

_ranges := [range |
	some cluster in _clusters
	some range in google.settings_of(cluster, [_block, "cidr_blocks", "cidr_block"], "")
]

_may_be_world(value) if {
	is_string(value)
	endswith(value, "/0")
}

_may_be_world(value) if terraform.unknown(value)
