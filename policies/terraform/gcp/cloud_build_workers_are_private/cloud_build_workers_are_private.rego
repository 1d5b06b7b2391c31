# METADATA
# title: Cloud Build workers with public addresses
# description: >-
#   The machines that build have addresses on the internet and reach all of it, so that a taken build step carries
#   code and secrets wherever it likes.
# related_resources:
#   - ref: https://cloud.google.com/build/docs/private-pools/private-pools-overview
#     description: Google Cloud, Private pools overview
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudbuild_worker_pool
#     description: Terraform, google_cloudbuild_worker_pool, worker_config
# custom:
#   severity: low
#   kinds: [terraform_module/google_cloudbuild_worker_pool]
#   remediation: >-
#     Write `no_external_ip = true` in `worker_config`, and let through what builds need, by a NAT gateway with a
#     list.
package terraform.gcp.cloud_build_workers_are_private

import data.lib.terraform

_addresses := terraform.settings(["google_cloudbuild_worker_pool"], ["worker_config", "no_external_ip"], false)

deny contains terraform.finding(setting, "workers have public addresses") if {
	some setting in _addresses
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
