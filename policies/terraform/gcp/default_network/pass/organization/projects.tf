resource "google_project" "shop" {
  name       = "shop"
  project_id = "shop-prod"
  org_id     = var.org_id
}
