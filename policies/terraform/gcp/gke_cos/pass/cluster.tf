resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  node_config {
    machine_type = "e2-standard-4"
    image_type   = "COS_CONTAINERD"
  }
}

resource "google_container_node_pool" "windows" {
  name    = "windows"
  cluster = google_container_cluster.shop.id

  node_config {
    machine_type = "e2-standard-4"
    image_type   = "WINDOWS_LTSC_CONTAINERD"
  }
}
