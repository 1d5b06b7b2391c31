# METADATA
# title: Service Fabric nodes that speak in the clear
# description: >-
#   Nodes of the cluster do not encrypt what they say to each other, or sign it only. Whoever is in their network
#   reads it. A cluster that says nothing of it is judged as one that does not, for `EncryptAndSign` has to be asked
#   for.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-fabric-settings#security
#     description: Microsoft, Customize Service Fabric cluster settings
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_fabric_cluster
#     description: azurerm_service_fabric_cluster, fabric_settings
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_service_fabric_cluster]
#   remediation: >-
#     Write `fabric_settings { name = "Security" }` with `parameters = { ClusterProtectionLevel = "EncryptAndSign" }`.
package terraform.azure.azure_service_fabric_cluster_protection_level

import data.lib.terraform

deny contains {"message": message, "at": cluster.path, "resource": cluster.address} if {
	some cluster in _clusters
	not _encrypts(cluster)
	not _may_encrypt(cluster)
	message := "nodes do not encrypt what they say to each other"
}

unknown contains {"message": message, "at": cluster.path, "resource": cluster.address} if {
	some cluster in _clusters
	not _encrypts(cluster)
	_may_encrypt(cluster)
	message := "whether nodes encrypt what they say is known only when Terraform runs"
}

_clusters := terraform.resources_of(["azurerm_service_fabric_cluster"])

# Settings of security, as they are meant, and as they are often written.
_security(cluster) := [settings.body.parameters |
	some settings in terraform.blocks(cluster, "fabric_settings")
	object.get(settings.body, "name", "") == "Security"
	is_object(settings.body.parameters)
]

_encrypts(cluster) if {
	some parameters in _security(cluster)
	parameters.ClusterProtectionLevel == "EncryptAndSign"
}

_encrypts(cluster) if {
	some parameters in _security(cluster)
	parameters.name == "ClusterProtectionLevel"
	parameters.value == "EncryptAndSign"
}

_may_encrypt(cluster) if terraform.unknown(object.get(cluster.body, "fabric_settings", null))

_may_encrypt(cluster) if {
	some settings in terraform.blocks(cluster, "fabric_settings")
	settings.for_each
}
