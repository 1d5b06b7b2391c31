resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  metadata = {
    enable-oslogin     = "TRUE"
    serial-port-enable = true # finding: terraform.gcp.serial_port
  }
}

resource "google_compute_project_metadata_item" "serial" {
  key   = "serial-port-enable"
  value = "1" # finding: terraform.gcp.serial_port
}
