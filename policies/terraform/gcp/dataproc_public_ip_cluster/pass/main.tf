resource "google_dataproc_cluster" "main" {
  name   = "main"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      internal_ip_only = true
    }
  }
}
