resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  management {
    auto_repair  = true
    auto_upgrade = true
  }
}

resource "google_container_node_pool" "others" {
  name    = "others"
  cluster = google_container_cluster.shop.id
}
