resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = google_compute_network.shop.id
  region        = "europe-west1"
  ip_cidr_range = "10.0.0.0/20"
}
