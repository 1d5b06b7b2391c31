resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  node_config {
    machine_type    = "e2-standard-4"
    service_account = google_service_account.nodes.email
  }
}
