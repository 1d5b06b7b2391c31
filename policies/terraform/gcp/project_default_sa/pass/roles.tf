resource "google_service_account" "shop" {
  account_id = "shop"
}

resource "google_project_iam_member" "shop" {
  project = "shop"
  role   = "roles/viewer"
  member = google_service_account.shop.member
}
