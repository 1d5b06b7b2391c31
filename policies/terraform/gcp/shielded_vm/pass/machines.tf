resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  shielded_instance_config {
    enable_secure_boot = true
  }
}

# Takes it from its template.
resource "google_compute_instance_from_template" "batch" {
  name                     = "batch"
  source_instance_template = var.template
}
