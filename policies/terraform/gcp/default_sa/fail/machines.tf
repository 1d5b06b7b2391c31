data "google_compute_default_service_account" "default" {}

resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  service_account {
    email  = data.google_compute_default_service_account.default.email # finding: terraform.gcp.default_sa
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance_template" "batch" {
  name_prefix  = "batch-"
  machine_type = "e2-medium"

  service_account { # finding: terraform.gcp.default_sa
    scopes = ["storage-ro"]
  }
}

resource "google_compute_instance" "fixed" {
  name         = "fixed"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  service_account {
    email  = "1234567890-compute@developer.gserviceaccount.com" # finding: terraform.gcp.default_sa
    scopes = ["cloud-platform"]
  }
}
