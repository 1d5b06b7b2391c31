resource "google_container_node_pool" "web" { # finding: terraform.gcp.gke_node_metadata
  name    = "web"
  cluster = google_container_cluster.shop.id
}

resource "google_container_node_pool" "batch" {
  name    = "batch"
  cluster = google_container_cluster.shop.id

  node_config {
    workload_metadata_config {
      mode = "GCE_METADATA" # finding: terraform.gcp.gke_node_metadata
    }
  }
}
