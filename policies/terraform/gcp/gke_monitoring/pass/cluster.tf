resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west3"
  monitoring_service = "monitoring.googleapis.com/kubernetes"
}

resource "google_container_cluster" "other" {
  name     = "other"
  location = "europe-west3"

  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "APISERVER"]
  }
}
