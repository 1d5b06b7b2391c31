resource "google_service_account" "shop" {
  account_id = "shop"
}

resource "google_organization_iam_member" "shop" {
  org_id = "123456789"
  role   = "roles/viewer"
  member = google_service_account.shop.member
}
