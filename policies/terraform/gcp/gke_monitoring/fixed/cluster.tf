resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west3"
  monitoring_service = "monitoring.googleapis.com/kubernetes" # finding: terraform.gcp.gke_monitoring
}

resource "google_container_cluster" "silent" {
  name     = "silent"
  location = "europe-west3"

  monitoring_config {
    enable_components = [] # finding: terraform.gcp.gke_monitoring
  }
}
