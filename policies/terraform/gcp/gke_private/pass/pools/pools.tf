resource "google_container_node_pool" "web" {
  name    = "web"
  cluster = google_container_cluster.shop.id

  network_config {
    enable_private_nodes = true
  }
}
