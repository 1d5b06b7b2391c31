resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west1"
  enable_legacy_abac = false # finding: terraform.gcp.gke_legacy_abac
}
