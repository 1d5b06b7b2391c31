resource "google_container_cluster" "shop" { # finding: terraform.gcp.gke_public_control_plane
  name     = "shop"
  location = "europe-west1"
}

resource "google_container_cluster" "lab" {
  name     = "lab"
  location = "europe-west1"

  master_authorized_networks_config {
    cidr_blocks {
      display_name = "all"
      cidr_block   = "0.0.0.0/0" # finding: terraform.gcp.gke_public_control_plane
    }
  }
}
