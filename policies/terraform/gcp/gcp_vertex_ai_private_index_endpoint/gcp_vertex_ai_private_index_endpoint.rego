# METADATA
# title: Vertex AI index on a public endpoint
# description: >-
#   The index can be asked from the internet by whoever has a token for it. One in a network of yours, or behind
#   Private Service Connect, cannot.
# related_resources:
#   - ref: https://cloud.google.com/vertex-ai/docs/vector-search/deploy-index-vpc
#     description: Google Cloud, Deploy and manage indexes in a VPC network
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/vertex_ai_index_endpoint
#     description: Terraform, google_vertex_ai_index_endpoint, public_endpoint_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/google_vertex_ai_index_endpoint]
#   remediation: >-
#     Remove `public_endpoint_enabled`, and name a `network` or a `private_service_connect_config`.
package terraform.gcp.gcp_vertex_ai_private_index_endpoint

import data.lib.terraform

_endpoints := terraform.settings(["google_vertex_ai_index_endpoint"], ["public_endpoint_enabled"], false)

deny contains terraform.mended(setting, "the index answers on the internet", false) if {
	some setting in _endpoints
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_endpoints)
