resource "google_project" "shop" { # finding: terraform.gcp.default_network
  name       = "shop"
  project_id = "shop-prod"
  org_id     = "123456"
}

resource "google_project" "lab" {
  name                = "lab"
  project_id          = "shop-lab"
  org_id              = "123456"
  auto_create_network = true # finding: terraform.gcp.default_network
}
