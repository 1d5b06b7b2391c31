resource "google_vertex_ai_index_endpoint" "main" {
  display_name            = "shop"
  public_endpoint_enabled = false
}
