resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  node_config {
    metadata = { disable-legacy-endpoints = "false" } # finding: terraform.gcp.gke_metadata_endpoints_disabled
  }
}
