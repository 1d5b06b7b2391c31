resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = google_compute_network.shop.id
  region        = "europe-west1"
  ip_cidr_range = "10.0.0.0/20"

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.5
  }
}

resource "google_compute_subnetwork" "proxy" {
  name          = "proxy"
  network       = google_compute_network.shop.id
  region        = "europe-west1"
  ip_cidr_range = "10.1.0.0/24"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}
