resource "google_vertex_ai_metadata_store" "main" { # finding: terraform.gcp.vertex_ai_metadata_store_encrypted_with_cmk
  name = "main"
}
