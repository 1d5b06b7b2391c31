resource "google_workbench_instance" "main" { # finding: terraform.gcp.gcp_vertex_workbench_instance_encrypted_with_cmk
  name     = "main"
  location = "europe-west3-a"
}
