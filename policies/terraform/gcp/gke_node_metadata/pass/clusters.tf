resource "google_container_cluster" "shop" {
  name     = "shop"
  location = "europe-west1"

  workload_identity_config {
    workload_pool = "shop-prod.svc.id.goog"
  }
}

resource "google_container_node_pool" "web" {
  name    = "web"
  cluster = google_container_cluster.shop.id

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}

# Nodes of a cluster with Workload Identity are right by themselves.
resource "google_container_node_pool" "batch" {
  name    = "batch"
  cluster = google_container_cluster.shop.id
}
