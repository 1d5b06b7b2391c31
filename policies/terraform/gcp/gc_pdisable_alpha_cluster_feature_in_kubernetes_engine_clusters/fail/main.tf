resource "google_container_cluster" "main" {
  name                    = "main"
  location                = "europe-west3"
  enable_kubernetes_alpha = true # finding: terraform.gcp.gc_pdisable_alpha_cluster_feature_in_kubernetes_engine_clusters
}
