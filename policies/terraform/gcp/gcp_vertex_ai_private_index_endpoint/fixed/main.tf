resource "google_vertex_ai_index_endpoint" "main" {
  display_name            = "shop"
  public_endpoint_enabled = false # finding: terraform.gcp.gcp_vertex_ai_private_index_endpoint
}
