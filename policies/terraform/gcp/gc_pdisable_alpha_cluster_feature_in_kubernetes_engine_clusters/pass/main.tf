resource "google_container_cluster" "main" {
  name                    = "main"
  location                = "europe-west3"
  enable_kubernetes_alpha = false
}
