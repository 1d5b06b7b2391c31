resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west1"
  enable_legacy_abac = true # finding: terraform.gcp.gke_legacy_abac
}
