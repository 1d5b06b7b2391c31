resource "google_notebooks_instance" "main" { # finding: terraform.gcp.gcp_vertex_instance_encrypted_with_cmk
  name         = "main"
  location     = "europe-west3-a"
  machine_type = "e2-medium"
}
