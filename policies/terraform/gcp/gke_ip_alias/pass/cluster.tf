resource "google_container_cluster" "shop" {
  name            = "shop"
  location        = "europe-west3"
  networking_mode = "VPC_NATIVE"

  ip_allocation_policy {}
}

resource "google_container_cluster" "other" {
  name     = "other"
  location = "europe-west3"
}
