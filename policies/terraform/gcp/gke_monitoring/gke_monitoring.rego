# METADATA
# title: GKE cluster without monitoring
# description: >-
#   The cluster sends no metrics to Cloud Monitoring, or asks for the service of old clusters, which is gone. Nobody
#   is told when nodes run full, pods start over and over, or the control plane fails. Clusters are monitored by
#   themselves; here that is switched off.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/configure-metrics
#     description: Google Cloud, Configure metrics collection
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#     description: Terraform, google_container_cluster, monitoring_service
# custom:
#   severity: medium
#   kinds: [terraform_module/google_container_cluster]
#   remediation: >-
#     Remove `monitoring_service`, or write `monitoring_service = "monitoring.googleapis.com/kubernetes"`, and name at
#     least `SYSTEM_COMPONENTS` in `monitoring_config`.
#   controls:
#     cis_gke_1_6: ["5.7.1"]
package terraform.gcp.gke_monitoring

import data.lib.terraform

_default := "monitoring.googleapis.com/kubernetes"

_services := terraform.settings({"google_container_cluster"}, ["monitoring_service"], _default)

_components := terraform.settings({"google_container_cluster"}, ["monitoring_config", "enable_components"], null)

deny contains terraform.mended(setting, message, _default) if {
	some setting in _services
	is_string(setting.value)
	terraform.known(setting.value)
	setting.value != _default
	message := sprintf("monitoring_service is %s, so no metrics are sent", [setting.value])
}

deny contains terraform.finding(setting, "enable_components is empty, so no metrics are sent") if {
	some setting in _components
	setting.value == []
}

unknown contains finding if some finding in terraform.undecided(array.concat(_services, _open_components))

# A list that is partly unknown is not empty.
_open_components := [setting | some setting in _components; is_string(setting.value)]
