resource "google_compute_subnetwork" "shop" { # finding: terraform.gcp.subnet_logging
  name          = "shop"
  network       = google_compute_network.shop.id
  region        = "europe-west1"
  ip_cidr_range = "10.0.0.0/20"
}

resource "google_compute_subnetwork" "lab" {
  name          = "lab"
  network       = google_compute_network.shop.id
  region        = "europe-west1"
  ip_cidr_range = "10.2.0.0/20"

  log_config {
    flow_sampling = 0 # finding: terraform.gcp.subnet_logging
  }
}
