resource "google_container_cluster" "shop" { # finding: terraform.gcp.gke_network_policy
  name     = "shop"
  location = "europe-west1"
}

resource "google_container_cluster" "lab" {
  name     = "lab"
  location = "europe-west1"

  network_policy {
    enabled = false # finding: terraform.gcp.gke_network_policy
  }
}
