resource "google_project" "shop" {
  name                = "shop"
  project_id          = "shop-prod"
  org_id              = "123456"
  auto_create_network = false
}
