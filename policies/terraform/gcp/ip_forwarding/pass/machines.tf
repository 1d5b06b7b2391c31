resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"
}

resource "google_compute_instance" "batch" {
  name           = "batch"
  machine_type   = "e2-medium"
  zone           = "europe-west1-b"
  can_ip_forward = false
}
