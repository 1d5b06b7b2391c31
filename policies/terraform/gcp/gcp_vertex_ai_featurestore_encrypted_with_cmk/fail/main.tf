resource "google_vertex_ai_featurestore" "main" { # finding: terraform.gcp.gcp_vertex_ai_featurestore_encrypted_with_cmk
  name = "main"
}
