# METADATA
# title: GKE cluster with legacy authorization
# description: >-
#   The cluster still uses attribute-based access control beside RBAC. It gives service accounts and users broad, fixed
#   rights in the whole cluster, whatever roles say, so a pod that is taken over can do far more than it was meant to.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#leave_abac_disabled
#     description: Google Cloud, Harden your cluster, leave ABAC disabled
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#     description: Terraform, google_container_cluster
# custom:
#   severity: high
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Take `enable_legacy_abac` out, or set it to `false`; it is off in new clusters. Before that, give what runs in
#     the cluster the roles that it needs: denied requests in the audit log show what is missing.
#   controls:
#     cis_gke_1_6: ["5.8.3"]
package terraform.gcp.gke_legacy_abac

import data.lib.google
import data.lib.terraform

deny contains terraform.mended(setting, message, false) if {
	some setting in _settings
	terraform.is_true(setting.value)
	message := "cluster uses legacy authorization (ABAC)"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := google.settings({"google_container_cluster"}, ["enable_legacy_abac"], false)
