resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  management {
    auto_repair  = false # finding: terraform.gcp.gke_auto_repair
    auto_upgrade = true
  }
}
