# METADATA
# title: GKE cluster with alpha features
# description: >-
#   The cluster has all features of Kubernetes that are not finished, without support or upgrades, and GKE deletes it
#   after thirty days.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/alpha-clusters
#     description: Google Cloud, About alpha clusters in GKE
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#     description: Terraform, google_container_cluster, enable_kubernetes_alpha
# custom:
#   severity: high
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Remove `enable_kubernetes_alpha`. It cannot be changed, so Terraform makes a new cluster: move the workloads.
#   controls:
#     cis_gke_1_6: ["5.10.2"]
package terraform.gcp.gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters

import data.lib.terraform

_features := terraform.settings(["google_container_cluster"], ["enable_kubernetes_alpha"], false)

deny contains terraform.finding(setting, "the cluster has alpha features, and is deleted after 30 days") if {
	some setting in _features
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_features)
