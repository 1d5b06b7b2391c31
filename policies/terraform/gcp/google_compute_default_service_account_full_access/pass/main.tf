resource "google_compute_instance" "main" {
  name         = "main"
  machine_type = "e2-medium"

  service_account {
    email  = google_service_account.shop.email
    scopes = ["cloud-platform"]
  }
}
