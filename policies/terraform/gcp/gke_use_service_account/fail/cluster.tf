resource "google_container_node_pool" "machines" {
  name    = "machines"
  cluster = google_container_cluster.shop.id

  node_config { # finding: terraform.gcp.gke_use_service_account
    machine_type = "e2-standard-4"
  }
}
