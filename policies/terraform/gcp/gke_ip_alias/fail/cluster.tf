resource "google_container_cluster" "shop" {
  name            = "shop"
  location        = "europe-west3"
  networking_mode = "ROUTES" # finding: terraform.gcp.gke_ip_alias
}
