resource "google_container_cluster" "shop" { # finding: terraform.gcp.gke_private
  name     = "shop"
  location = "europe-west1"
}

resource "google_container_cluster" "lab" {
  name     = "lab"
  location = "europe-west1"

  private_cluster_config {
    enable_private_nodes = false # finding: terraform.gcp.gke_private
  }
}
