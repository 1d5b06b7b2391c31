resource "google_container_cluster" "shop" {
  name     = "shop"
  location = "europe-west1"
}

resource "google_container_cluster" "lab" {
  name               = "lab"
  location           = "europe-west1"
  enable_legacy_abac = false
}
