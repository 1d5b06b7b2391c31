resource "google_notebooks_instance" "main" {
  name         = "main"
  location     = "europe-west3-a"
  machine_type = "e2-medium"

  shielded_instance_config {
    enable_integrity_monitoring = false # finding: terraform.gcp.vertex_ai_notebook_ensure_integrity_monitoring
  }
}
