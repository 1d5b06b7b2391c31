resource "google_service_account" "web" {
  account_id = "web"
}

resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  service_account {
    email  = google_service_account.web.email
    scopes = ["cloud-platform"]
  }
}

# Has no account at all.
resource "google_compute_instance" "batch" {
  name         = "batch"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
}
